package io.oauthedge.dataplane.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.ConnectionRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of limits says what the code does. */
class LimitsPageTest {
  @Test
  void theFiguresOfConnectionsAreThoseOfTheCode() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "limits.md"));

    assertThat(page)
        .contains(
            "| head of a request, from its first byte to its last | %d s |"
                .formatted(HeadDeadline.SECONDS))
        .contains(
            "| CONTINUATION frames of a head (CVE-2024-27316) | %d |"
                .formatted(Http2Frames.MOST_CONTINUATIONS))
        .contains("never less than %d:".formatted(PodResources.LEAST))
        .contains(
            "at %d KiB a connection |\n| memory"
                .formatted(PodResources.HEAP_BYTES_PER_CONNECTION >> 10))
        .contains(
            "%d MiB, at %d KiB a connection"
                .formatted(
                    PodResources.BASE_BYTES >> 20, PodResources.NATIVE_BYTES_PER_CONNECTION >> 10))
        .contains("all but %d |".formatted(PodResources.OTHER_FILE_DESCRIPTORS))
        .contains(
            ConnectionRefusal.TOO_MANY_CONNECTIONS.name(),
            ConnectionRefusal.TLS_HANDSHAKE_TIMEOUT.name(),
            ConnectionRefusal.REQUEST_HEAD_TIMEOUT.name(),
            ConnectionRefusal.REQUEST_HEAD_FRAGMENTED.name());
  }
}
