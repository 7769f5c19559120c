package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.UpstreamProtocol;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What two readers could read differently is refused, and the connection closed after it. */
class FramingIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final Upstream UPSTREAM = Upstream.echo(VERTX);
  private static Edge edge;

  @BeforeAll
  static void start() {
    edge = Edge.start(VERTX, Shape.of(ISSUER, UPSTREAM.config(UpstreamProtocol.HTTP1)));
  }

  @AfterAll
  static void stop() {
    edge.close();
    VERTX.close().await();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST / HTTP/1.1\r\nHost: orders.example.com\r\nTransfer-Encoding: xchunked\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: orders.example.com\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: orders.example.com\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n",
        "POST / HTTP/1.0\r\nHost: orders.example.com\r\nTransfer-Encoding: chunked\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: orders.example.com\r\nHost: shop.example.com\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: orders.example.com\r\n: nameless\r\n\r\n",
        "GET http://orders.example.com/ HTTP/1.1\r\nHost: orders.example.com\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: orders.example.com\r\n\r\n",
        "CONNECT orders.example.com:443 HTTP/1.1\r\nHost: orders.example.com\r\n\r\n",
        "GET / HTTP/1.1\nHost: orders.example.com\n\n",
        "GET / HTTP/1.1\r\nHost : orders.example.com\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: orders.example.com\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "\u0016\u0003\u0001 hello\r\n\r\n",
      })
  void refuses(String message) {
    String answer =
        Wire.send(
            edge.httpPort(),
            message + "GET /smuggled HTTP/1.1\r\nHost: orders.example.com\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.").contains(" 400 ", "AMBIGUOUS_FRAMING");
    assertThat(answer.split("HTTP/1\\.", -1)).as("one answer, then the end").hasSize(2);
    assertThat(UPSTREAM.requests()).isZero();
  }
}
