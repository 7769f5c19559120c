package io.oauthedge.dataplane.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Allowance allowance = new Allowance(3, INTERVAL);

  private int takenAt(Instant now) {
    int taken = 0;
    while (allowance.take(now)) {
      taken++;
    }
    return taken;
  }

  @Test
  void givesItsBurstAtOnceAndNoMore() {
    assertThat(takenAt(START)).isEqualTo(3);
  }

  @Test
  void givesOneMoreInEveryInterval() {
    takenAt(START);

    assertThat(takenAt(START.plus(INTERVAL).minusMillis(1))).isZero();
    assertThat(takenAt(START.plus(INTERVAL))).isEqualTo(1);
    assertThat(takenAt(START.plus(INTERVAL.multipliedBy(3)))).isEqualTo(2);
  }

  @Test
  void savesUpNoMoreThanItsBurst() {
    takenAt(START);

    assertThat(takenAt(START.plus(Duration.ofDays(1)))).isEqualTo(3);
  }

  @Test
  void aClockThatIsSetBackLocksNobodyOutForLong() {
    takenAt(START.plus(Duration.ofDays(1)));

    assertThat(takenAt(START)).isZero();
    assertThat(takenAt(START.plus(INTERVAL.multipliedBy(3)))).isEqualTo(3);
  }
}
