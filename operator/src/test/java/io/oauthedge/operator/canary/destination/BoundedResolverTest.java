package io.oauthedge.operator.canary.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BoundedResolverTest {
  private static final InetAddress ADDRESS = InetAddress.ofLiteral("203.0.113.7");

  @Test
  void whatIsKnownComesBack() throws Exception {
    var resolver = new BoundedResolver(_ -> List.of(ADDRESS), BoundedResolver.PATIENCE);

    assertThat(resolver.resolve("orders.example.com")).containsExactly(ADDRESS);
  }

  @Test
  void whatIsUnknownIsUnknown() {
    Resolver none =
        host -> {
          throw new UnknownHostException(host);
        };

    assertThatThrownBy(
            () -> new BoundedResolver(none, BoundedResolver.PATIENCE).resolve("orders.example.com"))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  @Timeout(20)
  void aNameServerThatIsAwayHoldsNobodyUp() {
    var never = new CountDownLatch(1);
    Resolver hanging =
        _ -> {
          never.await();
          return List.of(ADDRESS);
        };

    assertThatThrownBy(
            () -> new BoundedResolver(hanging, Duration.ofMillis(1)).resolve("orders.example.com"))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("in time");
  }
}
