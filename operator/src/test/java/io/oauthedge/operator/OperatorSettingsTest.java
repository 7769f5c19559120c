package io.oauthedge.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorSettingsTest {
  @Test
  void withoutAnythingItWatchesEverywhere() {
    OperatorSettings settings = OperatorSettings.from(Map.of());

    assertThat(settings.namespaces()).isEmpty();
    assertThat(settings.scrapeInterval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.statusInterval()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.operatorNamespace()).isEqualTo("oauthedge-system");
  }

  @Test
  void namespacesAreAListWithOrWithoutSpaces() {
    OperatorSettings settings =
        OperatorSettings.from(Map.of("OAUTHEDGE_NAMESPACES", "shop, blog,"));

    assertThat(settings.namespaces()).containsExactlyInAnyOrder("shop", "blog");
  }

  @Test
  void theCanaryMayCallWhatTheAdministratorSaysAndNeverTheOperatorItself() {
    OperatorSettings settings =
        OperatorSettings.from(
            Map.of(
                "OAUTHEDGE_CANARY_ALLOWED_CIDRS", "127.0.0.0/8, ::1/128",
                "OAUTHEDGE_CANARY_DENIED_CIDRS", "10.9.0.0/16",
                "POD_IP", "10.1.0.2",
                "NODE_IP", "192.0.2.1",
                "KUBERNETES_SERVICE_HOST", "10.96.0.1"));

    assertThat(settings.canary().allowed()).containsExactly("127.0.0.0/8", "::1/128");
    assertThat(settings.canary().denied()).containsExactly("10.9.0.0/16");
    assertThat(settings.canary().ownAddresses())
        .containsExactlyInAnyOrder("10.1.0.2", "192.0.2.1", "10.96.0.1");
  }

  @Test
  void aVariableThatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> OperatorSettings.from(Map.of("OAUTHEDGE_SCRAPE_INTERVAL", "0")))
        .hasMessageContaining("OAUTHEDGE_SCRAPE_INTERVAL is 0")
        .hasMessageContaining("at least 1");
  }
}
