package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.HostAndPort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The edge serves its own hosts, and its health path to everybody. */
class HostIT {
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

  private static Answer ask(String serverName, String host) {
    return Answer.to(
        Caller.https(VERTX, edge)
            .request(HttpMethod.GET, serverName, "/orders", Caller.bearer(ISSUER.token()))
            .map(request -> request.authority(HostAndPort.create(host, 443))),
        Buffer.buffer());
  }

  @Test
  void servesTheHostWithoutCaseAndWithTrailingDot() {
    assertThat(ask(Shape.HOST, "ORDERS.example.com.").status()).isEqualTo(200);
  }

  @Test
  void doesNotKnowOtherHosts() {
    Answer answer = ask(Shape.HOST, "evil.example.com");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.reason()).isEqualTo("UNKNOWN_HOST");
  }

  @Test
  void sendsAReusedConnectionAway() {
    Answer answer = ask(Shape.OTHER_HOST, Shape.HOST);

    assertThat(answer.status()).isEqualTo(421);
    assertThat(answer.reason()).isEqualTo("MISDIRECTED_REQUEST");
  }

  @Test
  void toleratesAServerNameOfNobody() {
    assertThat(ask("lb.example.net", Shape.HOST).status()).isEqualTo(200);
  }

  @Test
  void answersHealthChecksByAddressInPlaintextWithoutHost() {
    String answer = Wire.send(edge.httpPort(), "GET " + AdminApi.HEALTH + " HTTP/1.0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.0 200").contains("\"ready\":true");
  }
}
