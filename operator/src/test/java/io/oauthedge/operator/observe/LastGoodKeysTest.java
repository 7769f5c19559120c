package io.oauthedge.operator.observe;

import static io.oauthedge.operator.fixture.Reports.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.operator.fixture.Orders;
import io.oauthedge.operator.fixture.Reports;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastGoodKeysTest {
  private static final String WANTED = "https://idp.example.com/keys";
  private static final EdgeConfig FIXED = Orders.config(1, Optional.of(WANTED));
  private static final EdgeReport LACKING =
      Reports.withIssuer(FIXED, Reports.noKeys("connection refused"));

  private final LastGoodKeys keys = new LastGoodKeys();

  @Test
  void keysFromTheConfiguredPlaceAreKept() {
    keys.remember(FIXED, List.of(Reports.withIssuer(FIXED, Reports.keysFrom(WANTED, START))));

    assertThat(keys.missing(LACKING)).isPresent();
  }

  @Test
  void keysFromAnotherPlaceThanConfiguredAreNotPassedOn() {
    keys.remember(
        FIXED,
        List.of(Reports.withIssuer(FIXED, Reports.keysFrom("https://elsewhere.example/k", START))));

    assertThat(keys.missing(LACKING)).isEmpty();
  }

  @Test
  void aPodThatHasKeysLacksNone() {
    keys.remember(FIXED, List.of(Reports.withIssuer(FIXED, Reports.keysFrom(WANTED, START))));

    assertThat(keys.missing(Reports.serving(FIXED))).isEmpty();
  }
}
