package io.oauthedge.operator.observe.traffic;

import static io.oauthedge.operator.fixture.Reports.START;
import static io.oauthedge.operator.fixture.Reports.counting;
import static io.oauthedge.operator.fixture.Reports.tally;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.contract.report.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class TrafficWindowTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
  private final TrafficWindow window = new TrafficWindow(FIVE_MINUTES);

  @Test
  void beforeTheSecondRoundNothingIsClaimed() {
    window.add(at(0), Map.of("a", old(tally(100, 10))));

    assertThat(window.read()).isEqualTo(new TrafficReading(Duration.ZERO, Tallies.NONE));
  }

  @Test
  void onlyWhatWasAddedBetweenRoundsCounts() {
    window.add(at(0), Map.of("a", old(tally(100, 10))));

    window.add(at(10), Map.of("a", old(tally(107, 13))));

    assertThat(window.read()).isEqualTo(new TrafficReading(seconds(10), tally(7, 3)));
    assertThat(window.read().topReason()).contains(Reason.TOKEN_ABSENT);
  }

  @Test
  void aProcessThatBeganAfterTheLastRoundCountsFromZero() {
    window.add(at(0), Map.of());

    window.add(at(10), Map.of("young", young(at(10), 4, tally(5, 0))));

    assertThat(admitted()).isEqualTo(5);
  }

  @Test
  void anOlderProcessMetForTheFirstTimeCountsFromThenOn() {
    window.add(at(0), Map.of());

    window.add(at(10), Map.of("old", old(tally(5_000, 0))));
    window.add(at(20), Map.of("old", old(tally(5_002, 0))));

    assertThat(admitted()).isEqualTo(2);
  }

  @Test
  void aPodsClockNeedNotAgreeWithTheOperators() {
    window.add(at(0), Map.of());
    Instant hoursAhead = at(10).plus(Duration.ofHours(3));

    window.add(
        at(10), Map.of("a", counting(hoursAhead.minusSeconds(600), hoursAhead, tally(9, 0))));

    assertThat(admitted()).isZero();
  }

  @Test
  void aRestartedProcessAddsAllThatItCountedSince() {
    window.add(at(0), Map.of("a", old(tally(100, 0))));

    window.add(at(10), Map.of("a", young(at(10), 3, tally(4, 0))));

    assertThat(admitted()).isEqualTo(4);
  }

  @Test
  void aPodThatIsGoneKeepsWhatItContributedUntilThatLeavesTheWindow() {
    window.add(at(0), Map.of("a", old(tally(0, 0))));
    window.add(at(10), Map.of("a", old(tally(8, 0))));

    window.add(at(299), Map.of());
    assertThat(admitted()).isEqualTo(8);
    window.add(at(320), Map.of());

    assertThat(admitted()).isZero();
  }

  @Test
  void theWindowStatesItsRealLengthAndNeverMoreThanIsWanted() {
    for (int second = 0; second <= 1_200; second += 10) {
      window.add(at(second), Map.of("a", old(tally(second, 0))));
      Duration expected = seconds(Math.min(second, 300));
      assertThat(window.read().window()).isBetween(expected.minusSeconds(20), expected);
    }
    assertThat(admitted()).isEqualTo(window.read().window().toSeconds());
  }

  @Test
  void countersThatShrinkAddNothingRatherThanLess() {
    window.add(at(0), Map.of("a", old(tally(100, 50))));

    window.add(at(10), Map.of("a", old(tally(90, 20))));

    assertThat(window.read().tally()).isEqualTo(Tallies.NONE);
  }

  @Test
  void whateverPodsDoNothingFallsBelowZeroAndMemoryStaysBounded() {
    var random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      EdgeReport report =
          random.nextInt(10) == 0
              ? young(at(round), 1, tally(random.nextInt(50), random.nextInt(50)))
              : old(tally(random.nextInt(500), random.nextInt(500)));
      window.add(at(round), Map.of("pod-" + random.nextInt(20), report));
      Tally seen = window.read().tally();
      assertThat(seen.admitted()).isNotNegative();
      assertThat(seen.reasons()).allSatisfy(count -> assertThat(count.count()).isPositive());
    }
    assertThat(window)
        .extracting("slots")
        .asInstanceOf(InstanceOfAssertFactories.collection(Object.class))
        .hasSizeLessThanOrEqualTo(61);
  }

  private long admitted() {
    return window.read().tally().admitted();
  }

  private static Instant at(long second) {
    return START.plusSeconds(3_600 + second);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static EdgeReport old(Tally tally) {
    return counting(START.minusSeconds(7_200), START.plusSeconds(3_600), tally);
  }

  private static EdgeReport young(Instant now, long age, Tally tally) {
    return counting(now.minusSeconds(age), now, tally);
  }
}
