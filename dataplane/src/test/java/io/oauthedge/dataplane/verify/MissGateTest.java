package io.oauthedge.dataplane.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MissGateTest {
  private final MissGate gate = new MissGate(12);

  @Test
  void onePeerAloneTakesHalf() {
    assertThat(take("a", 100)).isEqualTo(6);
  }

  @Test
  void theNextPeersStillGetPlaces() {
    take("a", 100);

    assertThat(take("b", 100)).isEqualTo(3);
    assertThat(take("c", 100)).isGreaterThan(0);
  }

  @Test
  void aPlaceGivenBackCanBeTakenAgain() {
    take("a", 100);
    gate.leave("a");

    assertThat(take("a", 100)).isEqualTo(1);
  }

  private long take(String peer, int tries) {
    return IntStream.range(0, tries).filter(i -> gate.enter(peer)).count();
  }
}
