package io.oauthedge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.oauthedge.crds.schema.CrdSchema;
import io.oauthedge.crds.v1alpha1.spec.ExternalAccessType;
import io.oauthedge.crds.v1alpha1.spec.Provider;
import io.oauthedge.operator.provider.Profiles;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProviderTypesTest {
  private static final CrdSchema SCHEMA = CrdSchema.ofOAuthEdge();

  @ParameterizedTest
  @EnumSource(Provider.class)
  void theApiAcceptsAProviderWithTheTypesThatItsProfileNames(Provider provider) {
    Set<ExternalAccessType> accepted =
        Arrays.stream(ExternalAccessType.values())
            .filter(type -> isAccepted(provider, type))
            .collect(Collectors.toSet());

    assertThat(accepted).isEqualTo(Profiles.of(provider).types());
  }

  private static boolean isAccepted(Provider provider, ExternalAccessType type) {
    String edge =
        """
        apiVersion: oauthedge.io/v1alpha1
        kind: OAuthEdge
        metadata: {name: orders, namespace: shop}
        spec:
          host: orders.example.com
          externalAccess: {provider: %s, type: %s}
          tls: {secretName: orders-tls}
          issuers: [{issuer: "https://idp.example.com", audiences: [orders-api]}]
          upstreams: [{service: {name: orders, port: 8080}}]
        """
            .formatted(provider, Serialization.asJson(type));
    var resource = (ObjectNode) Serialization.unmarshal(edge, JsonNode.class);
    return SCHEMA.violations(SCHEMA.withDefaults(resource)).isEmpty();
  }
}
