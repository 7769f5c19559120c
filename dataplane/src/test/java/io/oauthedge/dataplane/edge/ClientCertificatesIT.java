package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.tls.ClientCertificateHeader;
import io.oauthedge.contract.tls.ClientCertificateMode;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.dataplane.process.edge.CertificateAuthority.Issued;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Clients prove who they are, on their own connection or by a trusted proxy's word. */
class ClientCertificatesIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final Upstream UPSTREAM = Upstream.echo(VERTX);
  private static final Clients CLIENTS = new Clients();

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private static Shape shape() {
    return Shape.of(ISSUER, UPSTREAM.config(UpstreamProtocol.HTTP1));
  }

  private static Edge edge(ClientCertificateMode mode) {
    return edge(shape().clientCertificates(Clients.config(mode, Optional.empty())));
  }

  private static Edge edge(Shape shape) {
    return Edge.start(VERTX, CLIENTS.files(), shape);
  }

  private static Answer get(Edge edge, Issued own) {
    return Caller.https(VERTX, edge, own).get("/a", ISSUER.token());
  }

  @Test
  void aGoodCertificatePassesAndIsForwarded() {
    try (Edge edge = edge(ClientCertificateMode.REQUIRE)) {
      Answer answer = get(edge, CLIENTS.good());

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.upstreamHeader("client-cert"))
          .containsExactly(Clients.statement(CLIENTS.good()));
    }
  }

  @Test
  void noneIsRefusedOnlyWhereOneIsRequired() {
    try (Edge demanding = edge(ClientCertificateMode.REQUIRE);
        Edge asking = edge(ClientCertificateMode.REQUEST)) {
      Answer refused = Caller.https(VERTX, demanding).get("/a", ISSUER.token());
      Answer passed = Caller.https(VERTX, asking).get("/a", ISSUER.token());

      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.reason()).isEqualTo("CLIENT_CERTIFICATE_ABSENT");
      assertThat(refused.hop()).isEqualTo("CLIENT");
      assertThat(passed.status()).isEqualTo(200);
    }
  }

  @Test
  void oneThatIsShownMustBeGoodEvenWhereNoneIsRequired() {
    try (Edge edge = edge(ClientCertificateMode.REQUEST)) {
      assertThat(get(edge, CLIENTS.stranger()).reason()).isEqualTo("CLIENT_CERTIFICATE_INVALID");
      assertThat(get(edge, CLIENTS.revoked()).reason()).isEqualTo("CLIENT_CERTIFICATE_REVOKED");
    }
  }

  @Test
  void anEndedRevocationListLetsNobodyIn() {
    Shape shape =
        shape().clientCertificates(Clients.config(ClientCertificateMode.REQUEST, Optional.empty()));
    try (Edge edge = Edge.start(VERTX, CLIENTS.files(Duration.ofHours(-1)), shape)) {
      assertThat(get(edge, CLIENTS.good()).reason()).isEqualTo("CLIENT_CERTIFICATE_INVALID");
    }
  }

  @Test
  void healthChecksNeedNone() {
    try (Edge edge = edge(ClientCertificateMode.REQUIRE)) {
      Answer health =
          Caller.https(VERTX, edge).get("/.well-known/oauthedge/health", Caller.headers());

      assertThat(health.status()).isEqualTo(200);
    }
  }

  @Test
  void theStatementOfATrustedProxyCountsAndNothingElseOfIt() {
    Shape shape =
        shape()
            .plaintext(PlaintextPolicy.TERMINATED_UPSTREAM)
            .trusting("127.0.0.0/8")
            .clientCertificates(
                Clients.config(
                    ClientCertificateMode.REQUIRE,
                    Optional.of(ClientCertificateHeader.CLIENT_CERT)));
    try (Edge edge = edge(shape)) {
      assertThat(stated(edge, Clients.statement(CLIENTS.good())).status()).isEqualTo(200);
      assertThat(stated(edge, Clients.statement(CLIENTS.revoked())).reason())
          .isEqualTo("CLIENT_CERTIFICATE_REVOKED");
      Answer unreadable = stated(edge, "no byte sequence");
      assertThat(unreadable.reason()).isEqualTo("CLIENT_CERTIFICATE_UNREADABLE");
      assertThat(unreadable.hop()).isEqualTo("LOAD_BALANCER");
      // Its own certificate is not the client's.
      Answer silent =
          Caller.https(VERTX, edge, CLIENTS.good())
              .get("/a", Caller.bearer(ISSUER.token()).add("x-forwarded-proto", "https"));
      assertThat(silent.reason()).isEqualTo("CLIENT_CERTIFICATE_ABSENT");
      assertThat(silent.hop()).isEqualTo("LOAD_BALANCER");
    }
  }

  @Test
  void theStatementOfAStrangerIsDroppedUnderEveryName() {
    Shape shape =
        shape()
            .clientCertificates(
                Clients.config(
                    ClientCertificateMode.REQUEST,
                    Optional.of(ClientCertificateHeader.CLIENT_CERT)));
    try (Edge edge = edge(shape)) {
      Answer answer =
          Caller.https(VERTX, edge)
              .get(
                  "/a",
                  Caller.bearer(ISSUER.token())
                      .add("client-cert", Clients.statement(CLIENTS.good()))
                      .add("X_SSL_Client_Cert", "x")
                      .add("x-amzn-mtls-clientcert-leaf", "x")
                      .add("x-forwarded-client-cert", "x"));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.upstreamNames()).noneMatch(name -> name.contains("cert"));
    }
  }

  private static Answer stated(Edge edge, String value) {
    return Caller.plain(VERTX, edge)
        .get(
            "/a",
            Caller.bearer(ISSUER.token())
                .add("x-forwarded-proto", "https")
                .add("client-cert", value));
  }
}
