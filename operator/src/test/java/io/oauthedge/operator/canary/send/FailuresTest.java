package io.oauthedge.operator.canary.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.operator.canary.destination.Destination;
import io.oauthedge.operator.canary.send.Reply.Broken;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
  private static final URI ORDERS = URI.create("https://orders.example.com");

  static List<Throwable> failures() {
    return List.of(
        new CertPathBuilderException(),
        new CertificateException(),
        new SSLException("handshake"),
        new TimeoutException(),
        new ConnectException(),
        new HttpClosedException("closed"),
        new IllegalStateException());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void theSameFailureReadsTheSameAtEveryNodeOfABalancer(Throwable failure) {
    Broken one = Failures.of(failure, at("198.51.100.1"));

    assertThat(one).isEqualTo(Failures.of(failure, at("198.51.100.2")));
    assertThat(one.why()).contains("port 443");
  }

  private static Destination at(String address) {
    return Destination.outside(InetAddress.ofLiteral(address), ORDERS);
  }
}
