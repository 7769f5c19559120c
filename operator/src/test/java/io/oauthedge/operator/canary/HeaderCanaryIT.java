package io.oauthedge.operator.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.canary.CanaryKeys;
import io.oauthedge.operator.canary.destination.AddressPolicy;
import io.oauthedge.operator.plan.EdgeNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody who may write a resource cannot make the operator call. */
class HeaderCanaryIT {
  @ParameterizedTest
  @CsvSource({
    "stranger.example.com, 203.0.113.7",
    "orders.example.com, 127.0.0.1",
    "orders.example.com, 169.254.169.254",
    "orders.example.com, 10.42.0.7"
  })
  void nothingIsSentToWhatIsNoLoadBalancer(String host, String address)
      throws IOException, InterruptedException {
    try (var victim = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        var canary =
            new HeaderCanary(
                InstantSource.system(),
                new AddressPolicy(List.of(), List.of()),
                _ -> List.of(InetAddress.ofLiteral(address)))) {
      CanaryRound round =
          canary.run(
              subject(URI.create("http://" + host + ":" + victim.getLocalPort())),
              CanaryScope.FULL);

      assertThat(round).isInstanceOf(CanaryRound.NotSent.class);
      assertThat(isCalled(victim)).isFalse();
    }
  }

  private static boolean isCalled(ServerSocket victim) throws IOException {
    victim.setSoTimeout(100);
    try {
      victim.accept().close();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private static CanarySubject subject(URI url) {
    return new CanarySubject(
        new EdgeNames("shop", "orders"),
        Set.of("orders.example.com"),
        url,
        List.of(),
        List.of("10.42.0.7"),
        8443,
        true,
        List.of(),
        65_536,
        Optional.empty(),
        new CanaryKeys(List.of(new byte[CanaryKeys.KEY_BYTES])),
        List.of(),
        Set.of("10.42.0.7"));
  }
}
