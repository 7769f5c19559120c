package io.oauthedge.crds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.oauthedge.crds.schema.CrdSchema;
import io.oauthedge.crds.v1alpha1.spec.OAuthEdgeSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultsTest {
  private static final CrdSchema SCHEMA = CrdSchema.ofOAuthEdge();

  /** One object of every kind that has a default, with only what is required. */
  private static final String BARE =
      """
      apiVersion: oauthedge.io/v1alpha1
      kind: OAuthEdge
      metadata: {name: orders}
      spec:
        host: orders.example.com
        tls: {secretName: orders-tls}
        issuers: [{issuer: "https://idp.example.com", audiences: [orders-api]}]
        routes: [{name: all}]
        upstreams: [{service: {name: orders, port: 8080}}]
        readiness: {tokenEndpoint: {clientSecretName: orders-probe}}
      """;

  @Test
  void theRecordsDefaultToWhatTheSchemaSays() {
    ObjectNode bare = (ObjectNode) CrdSource.parse(BARE);

    OAuthEdgeSpec defaulted = spec(SCHEMA.withDefaults(bare));

    assertThat(spec(bare)).isEqualTo(defaulted);
  }

  /** An API server refuses a CRD with a default that breaks a rule, before filling it in. */
  @Test
  void noDefaultBreaksARule() {
    List<String> broken = CrdSchema.violationsOfDefaults(CrdSchema.oauthEdgeCrd());

    assertThat(broken).isEmpty();
  }

  private static OAuthEdgeSpec spec(JsonNode resource) {
    return Serialization.unmarshal(resource.path("spec").toString(), OAuthEdgeSpec.class);
  }
}
