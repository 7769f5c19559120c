package io.oauthedge.demo.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.Hop;
import io.oauthedge.demo.canary.front.Front;
import io.oauthedge.demo.canary.front.Haproxy;
import io.oauthedge.demo.canary.front.Nginx;
import io.oauthedge.operator.canary.CanaryRound;
import io.oauthedge.operator.canary.CanaryScope;
import io.oauthedge.operator.canary.PathCapacity;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The size of a head that real proxies carry, found from outside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CapacityIT {
  private static final int EXACTNESS = 64;

  /** What HAProxy keeps of its buffer for lines that it adds: {@code tune.maxrewrite}. */
  private static final int MAXREWRITE = 1_024;

  private Lab lab;

  @BeforeAll
  void startLab() {
    lab = new Lab();
  }

  @AfterAll
  void stopLab() {
    lab.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {4_096, 8_192, 16_384, 32_768})
  void nginxsLimitIsThatOfOneLine(int buffer) {
    try (Front front =
        Nginx.byDefault()
            .server("large_client_header_buffers 4 " + buffer + ";")
            .before(lab.edge().httpAuthority(), lab.certificates())) {
      List<PathCapacity> capacities = capacities(front);

      assertThat(capacities)
          .extracting(PathCapacity::protocol)
          .containsExactly("HTTP/1.1", "HTTP/2");
      assertThat(capacities).extracting(PathCapacity::hop).containsOnly(Hop.LOAD_BALANCER);
      assertThat(lineBytes(capacities.getFirst())).isBetween(buffer - EXACTNESS, buffer);
    }
  }

  /** HAProxy keeps lines in a form of its own, so that its limit in bytes must be tried out. */
  @ParameterizedTest
  @ValueSource(ints = {8_192, 16_384, 32_768})
  void haproxysLimitIsThatOfTheWholeHead(int buffer) {
    try (Front front =
        Haproxy.byDefault()
            .global("tune.bufsize " + buffer)
            .before(lab.edge().httpAuthority(), lab.certificates())) {
      int limit = HeadLimit.of(front.port(), buffer);

      PathCapacity http1 = capacities(front).getFirst();

      assertThat(limit).isBetween(buffer - MAXREWRITE - 128, buffer - MAXREWRITE);
      assertThat(http1.headBytes()).isBetween(limit - EXACTNESS, limit);
      assertThat(http1.hop()).isEqualTo(Hop.LOAD_BALANCER);
    }
  }

  @Test
  void whereTheProxyCarriesMoreTheEdgesOwnLimitIsFound() {
    try (Front front =
        Nginx.byDefault()
            .server("large_client_header_buffers 4 256k;")
            .before(lab.edge().httpAuthority(), lab.certificates())) {
      PathCapacity http1 = capacities(front).getFirst();

      assertThat(http1.hop()).isEqualTo(Hop.EDGE);
      assertThat(http1.above()).isEqualTo("431 by the edge");
      assertThat(http1.authorizationBytes())
          .isBetween(Lab.MAX_HEAD_BYTES - 512, Lab.MAX_HEAD_BYTES);
    }
  }

  private static int lineBytes(PathCapacity capacity) {
    return "Authorization: \r\n".length() + capacity.authorizationBytes();
  }

  private List<PathCapacity> capacities(Front front) {
    CanaryRound round = lab.round(CanaryScope.FULL, front.port());
    assertThat(round).as(front.log()).isInstanceOf(CanaryRound.Seen.class);
    List<PathCapacity> capacities = ((CanaryRound.Seen) round).capacities();
    assertThat(capacities).isNotEmpty();
    return capacities;
  }
}
