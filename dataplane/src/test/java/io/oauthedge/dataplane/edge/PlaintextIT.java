package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No request passes whose way from the client was plaintext. */
class PlaintextIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final Upstream UPSTREAM = Upstream.echo(VERTX);
  private static final Map<String, Edge> EDGES = new HashMap<>();

  @AfterAll
  static void stop() {
    EDGES.values().forEach(Edge::close);
    VERTX.close().await();
  }

  private static Edge edge(PlaintextPolicy policy, boolean trusting) {
    return EDGES.computeIfAbsent(
        policy + " " + trusting,
        name -> {
          Shape shape = Shape.of(ISSUER, UPSTREAM.config(UpstreamProtocol.HTTP1)).plaintext(policy);
          return Edge.start(VERTX, trusting ? shape.trusting("127.0.0.0/8") : shape);
        });
  }

  /** What a stranger says is dropped, so that only one of its words stands for all. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          policy              | connection | peer     | says  | without a credential | with one
          REDIRECT            | plain      | stranger | https | PLAINTEXT_REDIRECTED | TOKEN_EXPOSED
          REDIRECT            | plain      | trusted  |       | PLAINTEXT_REDIRECTED | TOKEN_EXPOSED
          REDIRECT            | plain      | trusted  | http  | PLAINTEXT_REDIRECTED | TOKEN_EXPOSED
          REDIRECT            | plain      | trusted  | https | PLAINTEXT_REFUSED    | TOKEN_EXPOSED
          REDIRECT            | tls        | stranger | http  | TOKEN_ABSENT         | served
          REDIRECT            | tls        | trusted  |       | HTTPS_NOT_PROVEN     | HTTPS_NOT_PROVEN
          REDIRECT            | tls        | trusted  | ftp   | HTTPS_NOT_PROVEN     | HTTPS_NOT_PROVEN
          REDIRECT            | tls        | trusted  | http  | PLAINTEXT_REDIRECTED | TOKEN_EXPOSED
          REDIRECT            | tls        | trusted  | https | TOKEN_ABSENT         | served
          REFUSE              | plain      | stranger | https | PLAINTEXT_REFUSED    | TOKEN_EXPOSED
          REFUSE              | plain      | trusted  |       | PLAINTEXT_REFUSED    | TOKEN_EXPOSED
          REFUSE              | plain      | trusted  | http  | PLAINTEXT_REFUSED    | TOKEN_EXPOSED
          REFUSE              | plain      | trusted  | https | PLAINTEXT_REFUSED    | TOKEN_EXPOSED
          REFUSE              | tls        | stranger | http  | TOKEN_ABSENT         | served
          REFUSE              | tls        | trusted  |       | HTTPS_NOT_PROVEN     | HTTPS_NOT_PROVEN
          REFUSE              | tls        | trusted  | ftp   | HTTPS_NOT_PROVEN     | HTTPS_NOT_PROVEN
          REFUSE              | tls        | trusted  | http  | PLAINTEXT_REFUSED    | TOKEN_EXPOSED
          REFUSE              | tls        | trusted  | https | TOKEN_ABSENT         | served
          TERMINATED_UPSTREAM | plain      | stranger | https | HTTPS_NOT_PROVEN     | HTTPS_NOT_PROVEN
          TERMINATED_UPSTREAM | plain      | trusted  |       | HTTPS_NOT_PROVEN     | HTTPS_NOT_PROVEN
          TERMINATED_UPSTREAM | plain      | trusted  | ftp   | HTTPS_NOT_PROVEN     | HTTPS_NOT_PROVEN
          TERMINATED_UPSTREAM | plain      | trusted  | http  | HTTPS_NOT_PROVEN     | TOKEN_EXPOSED
          TERMINATED_UPSTREAM | plain      | trusted  | https | TOKEN_ABSENT         | served
          TERMINATED_UPSTREAM | tls        | stranger | http  | TOKEN_ABSENT         | served
          TERMINATED_UPSTREAM | tls        | trusted  |       | HTTPS_NOT_PROVEN     | HTTPS_NOT_PROVEN
          TERMINATED_UPSTREAM | tls        | trusted  | http  | HTTPS_NOT_PROVEN     | TOKEN_EXPOSED
          TERMINATED_UPSTREAM | tls        | trusted  | https | TOKEN_ABSENT         | served
          TERMINATED_UPSTREAM | tls        | trusted  | wss   | TOKEN_ABSENT         | served
          """)
  void decides(
      PlaintextPolicy policy,
      String connection,
      String peer,
      String says,
      String without,
      String with) {
    Edge edge = edge(policy, peer.equals("trusted"));
    Caller caller =
        connection.equals("tls") ? Caller.https(VERTX, edge) : Caller.plain(VERTX, edge);

    assertThat(verdict(caller, said(Caller.headers(), says))).isEqualTo(without);
    assertThat(verdict(caller, said(Caller.bearer(ISSUER.token()), says))).isEqualTo(with);
  }

  private static MultiMap said(MultiMap headers, String scheme) {
    return scheme == null ? headers : headers.add("x-forwarded-proto", scheme);
  }

  private static String verdict(Caller caller, MultiMap headers) {
    Answer answer = caller.get("/a", headers);
    return answer.status() == 200 ? "served" : answer.reason();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /a                               | authorization               | Bearer x
          /a                               | authorization               | Basic dTpw
          /a                               | proxy-authorization         | Basic dTpw
          /a                               | dpop                        | eyJ.eyJ.x
          /a                               | x-forwarded-access-token    | x
          /a                               | x-amzn-oidc-data            | eyJ.eyJ.x
          /a                               | x-auth-token                | eyJ.eyJ.x
          /a?access_token=x                | accept                      | */*
          /a?b=c&access%5ftoken=x          | accept                      | */*
          """)
  void aCredentialIsOneWhereverItStands(String uri, String name, String value) {
    Edge edge = edge(PlaintextPolicy.REDIRECT, false);

    Answer answer = Caller.plain(VERTX, edge).get(uri, Caller.headers(name, value));

    assertThat(answer.reason()).isEqualTo("TOKEN_EXPOSED");
    assertThat(answer.headers().contains("location")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /a                       | cookie       | session=x
          /a                       | x-auth-token | 4711
          /a/access_token=x        | accept       | */*
          /a?no_access_token=x&b=c | x-amz-cf-id  | x
          """)
  void redirectsWhatIsNone(String uri, String name, String value) {
    Edge edge = edge(PlaintextPolicy.REDIRECT, false);

    Answer answer = Caller.plain(VERTX, edge).get(uri, Caller.headers(name, value));

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.headers().get("location")).isEqualTo("https://orders.example.com" + uri);
  }

  @Test
  void neitherAnswerNorLogRepeatsAnExposedToken() {
    Edge edge = edge(PlaintextPolicy.REDIRECT, false);
    String token = ISSUER.token();

    Answer answer = Caller.plain(VERTX, edge).get("/a?access_token=" + token, Caller.bearer(token));

    assertThat(answer.headers().toString() + answer.body()).doesNotContain(token);
    assertThat(edge.line(answer.requestId()).encode()).doesNotContain(token);
  }

  @Test
  void blamesTheBalancerThatEndsTlsWithoutLeave() {
    Edge edge = edge(PlaintextPolicy.REDIRECT, true);

    Answer exposed =
        Caller.plain(VERTX, edge).get("/a", said(Caller.bearer(ISSUER.token()), "https"));

    assertThat(exposed.reason()).isEqualTo("TOKEN_EXPOSED");
    assertThat(exposed.hop()).isEqualTo("LOAD_BALANCER");
  }

  @Test
  void doesNotBlameTheBalancerForAStranger() {
    Edge edge = edge(PlaintextPolicy.TERMINATED_UPSTREAM, false);

    Answer stranger =
        Caller.plain(VERTX, edge).get("/a", Caller.headers("x-forwarded-proto", "https"));

    assertThat(stranger.hop()).isEqualTo("CLIENT");
    assertThat(edge.line(stranger.requestId()).getString("evidence"))
        .isEqualTo("the peer is no trusted proxy");
  }
}
