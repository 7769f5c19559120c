package io.oauthedge.dataplane.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.dataplane.integrity.Loss.OfMany;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the baseline remembers, for how long, and of how many. */
class BaselineMemoryTest extends BaselineFixture {
  @Test
  void whoBringsAGoodOneThisLongLatelySpeaksForTheWay() {
    population(12, PROGRAMS);
    Visit stranger = baseline.visit("198.51.100.1", "curl/8.5", 1, now);

    assertThat(baseline.stillBrought(stranger, HEADER, 0)).isEqualTo(12);
    assertThat(baseline.stillBrought(stranger, HEADER, 901)).isZero();
    now += Crowd.STILL_MILLIS + 1;
    Visit later = baseline.visit("198.51.100.1", "curl/8.5", 1, now);
    assertThat(baseline.stillBrought(later, HEADER, 0)).isZero();
  }

  @Test
  void aClientIsForgottenAfterAMinute() {
    population(1, PROGRAMS);
    now += ClientMemory.KEPT_MILLIS + 1;

    assertThat(lost(client(0, PROGRAMS))).isEqualTo(new Loss.Unknown());
  }

  @Test
  void moreClientsThanThereIsRoomForLeaveASampleThatIsMetAgain() {
    int many = 100_000;
    population(many, PROGRAMS);

    allLose(many, PROGRAMS);

    long recognized =
        IntStream.range(0, many)
            .filter(i -> lost(client(i, PROGRAMS)) instanceof OfMany)
            .limit(3_001)
            .count();
    assertThat(recognized).isGreaterThan(3_000);
  }

  @Test
  void redirectsOfStrangersPushNobodyOut() {
    for (int i = 0; i < 100_000; i++) {
      baseline.redirected(baseline.visit("192.0.2.1", "made-up-" + i, 1, now));
    }
    population(12, PROGRAMS);

    allLose(12, PROGRAMS);

    assertThat(lost(client(0, PROGRAMS))).isEqualTo(new OfMany(12, 0));
  }
}
