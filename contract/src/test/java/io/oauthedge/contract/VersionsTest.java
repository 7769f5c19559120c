package io.oauthedge.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.LiveEndpoints;
import io.oauthedge.contract.report.EdgeReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operator and dataplane of neighbouring versions understand each other, both ways. */
class VersionsTest {
  private static final int NEXT = ContractVersion.CURRENT + 1;
  private static final Endpoint ENDPOINT = new Endpoint("10.1.0.7", 8080);

  @Test
  void whatANewerOperatorAddsIsPassedOver() {
    EdgeConfig read = read(newer(Configs.orders(), "\"trailers\":true"), EdgeConfig.class);

    assertThat(read.hosts()).isEqualTo(Configs.orders().hosts());
    assertThat(read.version()).isEqualTo(NEXT);
  }

  @Test
  void whatANewerPodAddsIsPassedOver() {
    EdgeReport read = read(newer(Configs.report(), "\"streams\":{\"open\":3}"), EdgeReport.class);

    assertThat(read.tally()).isEqualTo(Configs.report().tally());
  }

  @Test
  void whatANewerOperatorAddsToEndpointsIsPassedOver() {
    var live = new LiveEndpoints(List.of(ENDPOINT), List.of(ENDPOINT));
    String text =
        newer(EndpointSnapshot.of(7, Map.of("default", live)), "\"zones\":true")
            .replace("\"ready\":", "\"starting\":[],\"ready\":");

    EndpointSnapshot read = read(text, EndpointSnapshot.class);

    assertThat(read.upstreams()).containsExactly(Map.entry("default", live));
  }

  /**
   * Until a first version is released, version 1 is whatever this code writes, and nothing else.
   */
  @Test
  void endpointsInAnotherShapeAreRefusedAndTheFieldIsNamed() {
    String list =
        "{\"version\":1,\"epoch\":7,\"upstreams\":{\"default\":"
            + "[{\"address\":\"10.1.0.7\",\"port\":8080}]}}";

    assertThatThrownBy(() -> read(list, EndpointSnapshot.class))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("EndpointSnapshot.upstreams.default");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "0", "-1", "\"1\"", "1.0", "null", "99999999999"})
  void everythingElseIsRefusedAndSaysWhatIsRead(String version) {
    String text =
        ContractCodec.writeText(Configs.report())
            .replace("\"version\":1", "\"version\":" + version);

    assertThatThrownBy(() -> read(text, EdgeReport.class))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("EdgeReport.version")
        .hasMessageContaining("this side reads 1");
  }

  @Test
  void aReportIsReadBackAsItWasWritten() {
    assertThat(read(ContractCodec.writeText(Configs.report()), EdgeReport.class))
        .isEqualTo(Configs.report());
  }

  @Test
  void equalConfigurationsHaveOneHashWhateverTheOrderOfTheirFiles() {
    EdgeConfig config = Configs.orders();
    EdgeConfig reordered =
        EdgeConfig.of(
            config.edge(),
            config.hosts(),
            config.listeners(),
            config.trustedProxies(),
            config.issuers(),
            config.routes(),
            config.upstreams(),
            config.headers(),
            config.readiness(),
            config.accessLog(),
            Map.of("/tls/tls.key", "bb", "/tls/tls.crt", "aa"));

    assertThat(reordered.hash()).isEqualTo(config.hash()).hasSize(64);
  }

  private static String newer(Versioned document, String more) {
    return ContractCodec.writeText(document)
        .replace("\"version\":1", "\"version\":" + NEXT + "," + more);
  }

  private static <T extends Versioned> T read(String json, Class<T> type) {
    return ContractCodec.read(json.getBytes(StandardCharsets.UTF_8), type);
  }
}
