package io.oauthedge.dataplane.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class HopIdsTest {
  @Test
  void idsAreTakenByLowerCaseName() {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("X-Amzn-Trace-Id", "Root=1-67891233-abcdef012345678912345678")
            .add("Via", "1.1 google")
            .add("X-Request-Id", "r1");

    assertThat(HopIds.of(headers))
        .containsOnlyKeys("x-amzn-trace-id", "via")
        .containsEntry("via", "1.1 google");
  }

  @Test
  void whatALogCouldTripOverIsReplacedAndTheLengthIsBounded() {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("CF-Ray", "é\t" + "a".repeat(5_000));

    assertThat(HopIds.of(headers).get("cf-ray")).isEqualTo("??" + "a".repeat(126));
  }
}
