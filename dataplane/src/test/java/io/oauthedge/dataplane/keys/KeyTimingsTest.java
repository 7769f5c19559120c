package io.oauthedge.dataplane.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pods that began together do not fetch together. */
class KeyTimingsTest {
  private static final int PODS = 1_000;

  @Test
  void fetchesOfManyPodsSpreadEvenlyOverAFifthOfTheAge() {
    var random = new Random(7);
    int[] perTenth = new int[10];

    for (int pod = 0; pod < PODS; pod++) {
      long millis = KeyTimings.millisBefore(Duration.ofSeconds(100), random);
      perTenth[(int) (millis - 75_000) / 2_000]++;
    }

    assertThat(Arrays.stream(perTenth)).allMatch(pods -> pods > 60 && pods < 140);
  }

  @Test
  void waitsEvenForWhatHasNoAge() {
    assertThat(KeyTimings.millisBefore(Duration.ZERO, new Random(7))).isEqualTo(1);
  }
}
