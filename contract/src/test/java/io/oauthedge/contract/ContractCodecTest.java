package io.oauthedge.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.RouteConfig;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractCodecTest {
  private static final EdgeConfig CONFIG = Configs.orders();

  @Test
  void whatIsWrittenIsReadBackEqual() {
    EdgeConfig read = ContractCodec.read(ContractCodec.write(CONFIG), EdgeConfig.class);

    assertThat(read).isEqualTo(CONFIG);
    assertThat(read.hash()).isEqualTo(CONFIG.hash());
  }

  @Test
  void anUnknownFieldOfTheSameVersionIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> read(text().replace("\"hosts\"", "\"hots\":1,\"hosts\"")))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("hots");
  }

  @Test
  void anUnknownFieldOfTheNextVersionIsIgnored() {
    String next = text().replace("\"version\":1", "\"version\":2,\"later\":true");

    assertThat(read(next).hosts()).isEqualTo(CONFIG.hosts());
  }

  @Test
  void aVersionOutOfReachIsRefusedWithBothVersions() {
    assertThatThrownBy(() -> read(text().replace("\"version\":1", "\"version\":3")))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("3")
        .hasMessageContaining("this side reads 1");
  }

  @Test
  void aDuplicateFieldIsAnError() {
    assertThatThrownBy(() -> read(text().replace("\"hosts\"", "\"hosts\":[\"x\"],\"hosts\"")))
        .isInstanceOf(ContractException.class);
  }

  @Test
  void aMissingFieldIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> read(text().replaceFirst("\"trustedProxies\":\\[[^]]*],", "")))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("trustedProxies must be given");
  }

  @Test
  void methodsAreWrittenInOneOrderHoweverTheyCame() {
    RouteConfig route = CONFIG.routes().getFirst();
    var methods = new LinkedHashSet<>(List.of("PUT", "GET", "DELETE", "POST"));

    var written =
        new RouteConfig(
            route.name(),
            route.path(),
            route.pathType(),
            methods,
            route.access(),
            route.scopesAll(),
            route.scopesAny(),
            route.upstream(),
            route.timeoutMillis());

    assertThat(written.methods()).containsExactly("DELETE", "GET", "POST", "PUT");
  }

  private static String text() {
    return ContractCodec.writeText(CONFIG);
  }

  private static EdgeConfig read(String json) {
    return ContractCodec.read(json.getBytes(StandardCharsets.UTF_8), EdgeConfig.class);
  }
}
