package io.oauthedge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What kubectl get prints: the API server makes the table. */
class PrinterColumnsE2E {
  private static final String EDGE =
      """
      apiVersion: oauthedge.io/v1alpha1
      kind: OAuthEdge
      metadata: {name: orders}
      spec:
        host: orders.example.com
        tls: {secretName: orders-tls}
        issuers: [{issuer: "https://idp.example.com", audiences: [orders-api]}]
        upstreams: [{service: {name: orders, port: 8080}}]
      status:
        conditions:
          - {type: AuthorizationFlowHealthy, status: Unknown, reason: NoFlow, message: seen, lastTransitionTime: "2026-01-01T00:00:00Z"}
          - {type: Ready, status: "True", reason: Ready, message: seen, lastTransitionTime: "2026-01-01T00:00:00Z"}
        replicas: {desired: 2, ready: 2, programmed: 2, summary: 2/2}
        certificate: {notAfter: "2027-01-01T00:00:00Z", subject: CN=orders.example.com}
        headerIntegrity: {summary: Intact, lastRound: "2026-01-01T00:00:00Z"}
        traffic: {window: 10m, requests: 12, admitted: 9, open: 1, rejected: 2, topReason: TOKEN_EXPIRED, upstreamUnauthorized: 0}
      """;

  private static Cluster cluster;
  private static Api api;

  @BeforeAll
  static void installTheCrd() {
    cluster = Cluster.open();
    api = Api.install(cluster);
  }

  @AfterAll
  static void leaveTheCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void kubectlGetShowsWhetherTheEdgeIsUpWhomItLetsInAndWhy() {
    api.apply(Serialization.unmarshal(EDGE, GenericKubernetesResource.class));
    api.patchStatus(Serialization.unmarshal(EDGE, GenericKubernetesResource.class));

    Map<String, String> row = row(api.table());

    row.remove("AGE");
    assertThat(row.remove("CANARY")).as("how long ago the last round was").matches("\\d+[smhdy].*");
    assertThat(row)
        .containsExactly(
            Map.entry("Name", "orders"),
            Map.entry("READY", "True"),
            Map.entry("HOST", "orders.example.com"),
            Map.entry("ADMITTED", "9"),
            Map.entry("REJECTED", "2"),
            Map.entry("TOP-REASON", "TOKEN_EXPIRED"),
            Map.entry("HEADERS", "Intact"),
            Map.entry("REPLICAS", "2/2"),
            Map.entry("ISSUER", "https://idp.example.com"),
            Map.entry("FLOW", "Unknown"),
            Map.entry("CERT-EXPIRY", "2027-01-01T00:00:00Z"));
  }

  private static Map<String, String> row(JsonNode table) {
    var row = new LinkedHashMap<String, String>();
    JsonNode columns = table.path("columnDefinitions");
    for (int i = 0; i < columns.size(); i++) {
      row.put(columns.get(i).path("name").asText(), table.at("/rows/0/cells/" + i).asText());
    }
    return row;
  }
}
