package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.tls.HstsConfig;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Strict-Transport-Security reaches every client that used https, and nobody else. */
class StrictTransportIT {
  private static final String NAME = "strict-transport-security";
  private static final String YEAR = "max-age=31536000; includeSubDomains; preload";
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final Upstream UPSTREAM =
      Upstream.of(VERTX, request -> request.response().putHeader(NAME, "max-age=1").end());
  private static final Edge EDGE =
      Edge.start(
          VERTX,
          shape()
              .hsts(new HstsConfig(HstsConfig.PRELOAD_SECONDS, true, true))
              .plaintext(PlaintextPolicy.TERMINATED_UPSTREAM)
              .trusting("127.0.0.0/8"));
  private static final Edge WITHOUT = Edge.start(VERTX, shape());

  @AfterAll
  static void stop() {
    EDGE.close();
    WITHOUT.close();
    VERTX.close().await();
  }

  private static Shape shape() {
    return Shape.of(ISSUER, UPSTREAM.config(UpstreamProtocol.HTTP1));
  }

  private static MultiMap byHttps() {
    return Caller.headers("x-forwarded-proto", "https");
  }

  private static MultiMap admitted() {
    return byHttps().add("authorization", "Bearer " + ISSUER.token());
  }

  @Test
  void standsInThePlaceOfTheUpstreams() {
    for (Caller caller : new Caller[] {Caller.https(VERTX, EDGE), Caller.http2(VERTX, EDGE)}) {
      Answer answer = caller.get("/a", admitted());

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers().getAll(NAME)).containsExactly(YEAR);
    }
  }

  @Test
  void standsInTheEdgesOwnAnswers() {
    Answer refused = Caller.https(VERTX, EDGE).get("/a", byHttps());

    assertThat(refused.reason()).isEqualTo("TOKEN_ABSENT");
    assertThat(refused.headers().getAll(NAME)).containsExactly(YEAR);
  }

  @Test
  void believesTheBalancerWhoEndedTls() {
    Answer answer = Caller.plain(VERTX, EDGE).get("/a", admitted());

    assertThat(answer.headers().getAll(NAME)).containsExactly(YEAR);
  }

  @Test
  void neverStandsInAnAnswerOverPlaintext() {
    Answer plain = Caller.plain(VERTX, EDGE).get("/a", Caller.headers("x-forwarded-proto", "http"));
    Answer redirect = Caller.plain(VERTX, WITHOUT).get("/a", Caller.headers());

    assertThat(plain.reason()).isEqualTo("HTTPS_NOT_PROVEN");
    assertThat(plain.headers().contains(NAME)).isFalse();
    assertThat(redirect.status()).isEqualTo(308);
    assertThat(redirect.headers().contains(NAME)).isFalse();
  }

  @Test
  void saysNothingForAHostThatIsNotItsOwn() {
    Answer answer =
        Answer.to(
            Caller.https(VERTX, EDGE)
                .request(HttpMethod.GET, "stranger.example.com", "/a", byHttps()),
            Buffer.buffer());

    assertThat(answer.reason()).isEqualTo("UNKNOWN_HOST");
    assertThat(answer.headers().contains(NAME)).isFalse();
  }

  @Test
  void withoutAPolicyTheUpstreamsPasses() {
    Answer answer = Caller.https(VERTX, WITHOUT).get("/a", ISSUER.token());

    assertThat(answer.headers().getAll(NAME)).containsExactly("max-age=1");
  }
}
