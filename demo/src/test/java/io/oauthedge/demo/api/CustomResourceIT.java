package io.oauthedge.demo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A custom resource is held to its definition: schema, rules, defaults, status, columns. */
class CustomResourceIT {
  private static final String EDGE =
      """
      apiVersion: oauthedge.io/v1alpha1
      kind: OAuthEdge
      metadata: {name: orders, namespace: shop}
      spec:
        host: orders.example.com
        tls: {secretName: orders-tls}
        issuers: [{issuer: "https://idp.example.com", audiences: [orders-api]}]
        upstreams: [{name: orders, service: {name: orders, port: 8080}}]
      """;

  private ApiStand stand;
  private KubernetesClient client;

  @BeforeEach
  void start() throws IOException {
    stand = new ApiStand();
    client = stand.client();
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @Test
  void aCustomResourceGetsItsDefaults() {
    OAuthEdge edge = client.resource(edge()).serverSideApply();
    GenericKubernetesResource raw = raw();

    assertThat(raw.<String>get("spec", "headers", "authorization")).isEqualTo("Keep");
    assertThat(edge.getMetadata().getGeneration()).isEqualTo(1);
  }

  @Test
  void aValueThatTheSchemaRefusesIsRefusedByFieldName() {
    String bad = EDGE.replace("orders.example.com", "Orders:80");

    assertThatThrownBy(() -> client.resource(bad).serverSideApply())
        .isInstanceOfSatisfying(
            KubernetesClientException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(422);
              assertThat(e.getStatus().getDetails().getCauses().getFirst().getField())
                  .isEqualTo("spec.host");
            });
  }

  @Test
  void aMisspeltFieldIsRefused() {
    String bad = EDGE.replace("  host:", "  hots: x\n  host:");

    assertThatThrownBy(() -> client.resource(bad).serverSideApply())
        .hasMessageContaining(".spec.hots");
  }

  @Test
  void aBrokenRuleAcrossFieldsIsRefused() {
    String bad = EDGE.replace("name: orders, service", "url: \"https://x.example.com\", service");

    assertThatThrownBy(() -> client.resource(bad).serverSideApply())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(422));
  }

  @Test
  void aChangeThatARuleForbidsIsRefused() {
    String withClass = EDGE + "  externalAccess: {loadBalancerClass: example.com/first}\n";
    client.resource(withClass).serverSideApply();

    assertThatThrownBy(
            () -> client.resource(withClass.replace("/first", "/second")).serverSideApply())
        .hasMessageContaining("spec.externalAccess")
        .hasMessageContaining("loadBalancerClass");
  }

  @Test
  void statusAndSpecHaveTheirOwnPaths() {
    client.resource(edge()).serverSideApply();
    String body =
        "{\"spec\":{\"host\":\"other.example.com\"},\"status\":{\"observedGeneration\":1,\"bogus\":1}}";

    client
        .genericKubernetesResources("oauthedge.io/v1alpha1", "OAuthEdge")
        .inNamespace("shop")
        .withName("orders")
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), body);

    GenericKubernetesResource after = raw();
    assertThat(after.<Object>get("status")).isEqualTo(Map.of("observedGeneration", 1));
    assertThat(after.<String>get("spec", "host")).isEqualTo("orders.example.com");
    assertThat(after.getMetadata().getGeneration()).isEqualTo(1);
    assertThat(client.resource(edge()).serverSideApply().getStatus()).isNotNull();
  }

  @Test
  void aTableHasTheColumnsOfTheDefinition() throws Exception {
    client.resource(edge()).serverSideApply();

    String table =
        stand.get(
            "/apis/oauthedge.io/v1alpha1/oauthedges",
            "application/json;as=Table;v=v1;g=meta.k8s.io");

    var json = Serialization.unmarshal(table, com.fasterxml.jackson.databind.JsonNode.class);
    assertThat(json.at("/columnDefinitions").findValuesAsText("name"))
        .startsWith("Name", "READY", "HOST");
    assertThat(json.at("/rows/0/cells/0").asText()).isEqualTo("orders");
    assertThat(json.at("/rows/0/cells/2").asText()).isEqualTo("orders.example.com");
  }

  private static OAuthEdge edge() {
    return Serialization.unmarshal(EDGE, OAuthEdge.class);
  }

  private GenericKubernetesResource raw() {
    return client
        .genericKubernetesResources("oauthedge.io/v1alpha1", "OAuthEdge")
        .inNamespace("shop")
        .withName("orders")
        .get();
  }
}
