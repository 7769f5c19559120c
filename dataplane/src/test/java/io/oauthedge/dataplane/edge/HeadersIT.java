package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The upstream hears of client and claims from the edge, and from nobody else. */
class HeadersIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final Upstream UPSTREAM = Upstream.echo(VERTX);
  private static Edge edge;

  @BeforeAll
  static void start() {
    edge =
        Edge.start(
            VERTX,
            Shape.of(ISSUER, UPSTREAM.config(UpstreamProtocol.HTTP1))
                .claimHeader("sub", "X-User-Id")
                .routes(
                    Shape.route("all", "/", Access.PROTECTED),
                    Shape.route("open", "/open", Access.PUBLIC)));
  }

  @AfterAll
  static void stop() {
    edge.close();
    VERTX.close().await();
  }

  @Test
  void setsClaimsOverSpoofedOnes() {
    MultiMap spoofed =
        Caller.bearer(ISSUER.token())
            .add("x-user-id", "mallory")
            .add("X_User_Id", "mallory")
            .add("X-USER_ID", "mallory");

    Answer answer = Caller.https(VERTX, edge).get("/a", spoofed);

    assertThat(answer.upstreamHeader("X-User-Id")).containsExactly("alice");
    assertThat(answer.upstreamHeader("X_User_Id")).isEmpty();
    assertThat(answer.upstreamHeader("X-USER_ID")).isEmpty();
  }

  @Test
  void stripsOnPublicRoutesToo() {
    Answer answer = Caller.https(VERTX, edge).get("/open", Caller.headers("X_user-id", "mallory"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.upstreamHeader("X_user-id")).isEmpty();
  }

  @Test
  void nobodyHasTheEdgesFieldsRemovedByConnection() {
    Answer answer =
        Caller.https(VERTX, edge)
            .get(
                "/a",
                Caller.bearer(ISSUER.token())
                    .add("connection", "x-user-id, x-forwarded-for, x-private")
                    .add("x-private", "1"));

    assertThat(answer.upstreamHeader("x-user-id")).containsExactly("alice");
    assertThat(answer.upstreamHeader("x-forwarded-for")).containsExactly("127.0.0.1");
    assertThat(answer.upstreamHeader("x-private")).isEmpty();
  }

  @Test
  void dropsForwardingHeadersOfStrangers() {
    Answer answer =
        Caller.https(VERTX, edge)
            .get(
                "/a",
                Caller.bearer(ISSUER.token())
                    .add("x-forwarded-for", "203.0.113.9")
                    .add("x_forwarded_for", "203.0.113.9")
                    .add("x-forwarded-prefix", "/evil")
                    .add("forwarded", "for=203.0.113.9;proto=http"));

    assertThat(answer.upstreamHeader("x-forwarded-for")).containsExactly("127.0.0.1");
    assertThat(answer.upstreamHeader("x_forwarded_for")).isEmpty();
    assertThat(answer.upstreamHeader("x-forwarded-prefix")).isEmpty();
    assertThat(answer.upstreamHeader("x-forwarded-proto")).containsExactly("https");
    assertThat(answer.upstreamHeader("x-forwarded-port")).containsExactly("443");
    assertThat(answer.upstreamHeader("forwarded"))
        .containsExactly("for=127.0.0.1;host=\"orders.example.com\";proto=https");
  }

  @Test
  void passesTheTraceOn() {
    String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    Answer answer =
        Caller.https(VERTX, edge)
            .get("/a", Caller.bearer(ISSUER.token()).add("traceparent", parent));

    assertThat(answer.upstreamHeader("traceparent")).containsExactly(parent);
    assertThat(edge.line(answer.requestId()).getString("traceId"))
        .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(answer.upstreamHeader("x-request-id")).containsExactly(answer.requestId());
  }

  @Test
  void takesNoRequestIdFromStrangers() {
    Answer answer =
        Caller.https(VERTX, edge)
            .get("/a", Caller.bearer(ISSUER.token()).add("x-request-id", "mine"));

    assertThat(answer.requestId()).isNotEqualTo("mine").hasSize(32);
  }
}
