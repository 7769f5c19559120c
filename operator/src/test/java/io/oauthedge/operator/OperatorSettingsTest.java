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
  void aVariableThatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> OperatorSettings.from(Map.of("OAUTHEDGE_SCRAPE_INTERVAL", "0")))
        .hasMessageContaining("OAUTHEDGE_SCRAPE_INTERVAL is 0")
        .hasMessageContaining("at least 1");
  }
}
