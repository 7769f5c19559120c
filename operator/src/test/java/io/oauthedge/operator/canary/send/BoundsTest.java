package io.oauthedge.operator.canary.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoundsTest {
  private Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private final Bounds bounds = new Bounds(() -> now, Duration.ofSeconds(15), 3);

  @Test
  void aRequestThatCouldNotBeWaitedForIsNotSent() {
    now = now.plusSeconds(10);
    assertThat(bounds.take()).isTrue();

    now = now.plusMillis(1);
    assertThat(bounds.take()).isFalse();
  }

  @Test
  void thereIsAMostOfRequests() {
    assertThat(Stream.generate(bounds::take).limit(4)).containsExactly(true, true, true, false);
  }
}
