package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.RequestLimitsConfig;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.tls.KeyPairFiles;
import io.oauthedge.dataplane.process.support.NginxProcess;
import io.oauthedge.dataplane.process.support.OpensslAuthority;
import io.oauthedge.dataplane.process.support.OpensslAuthority.Issued;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real NGINX as upstream must prove its name, and gets proof of the edge when it asks. */
class UpstreamTlsIT {
  private static final String CA = "/etc/oauthedge/ca/orders-ca/ca.crt";
  private static final KeyPairFiles OWN =
      new KeyPairFiles(
          "/etc/oauthedge/upstream/edge/tls.crt", "/etc/oauthedge/upstream/edge/tls.key");
  private static final String NAME = "orders";
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final OpensslAuthority AUTHORITY = OpensslAuthority.root("upstreams");
  private static final OpensslAuthority STRANGER = OpensslAuthority.root("strangers");
  private static final Issued SERVER = AUTHORITY.server(NAME);
  private static final Issued EDGE =
      AUTHORITY.issue("edge", Duration.ofDays(1), "extendedKeyUsage=clientAuth");

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private static UpstreamConfig upstream(
      UpstreamProtocol protocol, int port, String name, Optional<KeyPairFiles> own) {
    return new UpstreamConfig(
        "default",
        protocol,
        "127.0.0.1",
        port,
        Optional.empty(),
        Optional.of(CA),
        Optional.of(name),
        own,
        2_000,
        2_000,
        2_000,
        Optional.empty(),
        RequestLimitsConfig.STANDARD);
  }

  private static EdgeFiles trusting(OpensslAuthority authority) {
    return new EdgeFiles().mount(CA, authority.certificatePem());
  }

  private static EdgeFiles showing(Issued own) {
    return trusting(AUTHORITY)
        .mount(OWN.certificateFile(), own.certificatePem())
        .mount(OWN.keyFile(), own.keyPem());
  }

  private record Told(String reason, String evidence) {}

  private static Told refusal(EdgeFiles files, UpstreamConfig upstream) {
    try (Edge edge = Edge.start(VERTX, files, Shape.of(ISSUER, upstream))) {
      Answer answer = Caller.https(VERTX, edge).get("/a", ISSUER.token());
      assertThat(answer.status()).isEqualTo(502);
      return new Told(answer.reason(), edge.line(answer.requestId()).getString("evidence"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTPS", "HTTPS_H2"})
  void eachSideProvesItself(UpstreamProtocol protocol) {
    String demanding =
        "ssl_protocols TLSv1.2 TLSv1.3; ssl_verify_client on; ssl_client_certificate %s;"
            .formatted(AUTHORITY.certificate());
    try (var nginx = NginxProcess.answering("ssl http2", SERVER, demanding);
        Edge edge =
            Edge.start(
                VERTX,
                showing(EDGE),
                Shape.of(ISSUER, upstream(protocol, nginx.port(), NAME, Optional.of(OWN))))) {
      Answer answer = Caller.https(VERTX, edge).get("/a", ISSUER.token());

      String version = protocol.isHttp2() ? "HTTP/2.0" : "HTTP/1.1";
      assertThat(answer.body().toString()).isEqualTo(version + " SUCCESS . TLSv1.3");
    }
  }

  @Test
  void aRotatedPairIsShownToTheNextRequestAndABrokenOneIsRefused() {
    Issued next = AUTHORITY.issue("edge-2", Duration.ofDays(1), "extendedKeyUsage=clientAuth");
    String naming =
        "ssl_verify_client optional; ssl_client_certificate %s; add_header subject $ssl_client_s_dn;"
            .formatted(AUTHORITY.certificate());
    try (var nginx = NginxProcess.answering("ssl", SERVER, naming)) {
      EdgeFiles files = showing(EDGE);
      Shape shape =
          Shape.of(ISSUER, upstream(UpstreamProtocol.HTTPS, nginx.port(), NAME, Optional.of(OWN)));
      try (Edge edge = Edge.start(VERTX, files, shape)) {
        Caller caller = Caller.https(VERTX, edge);
        assertThat(caller.get("/a", ISSUER.token()).headers().get("subject")).isEqualTo("CN=edge");

        files.mount(OWN.certificateFile(), next.certificatePem());
        var broken = edge.push(shape.generation(2));
        assertThat(broken.outcome()).isEqualTo(ApplyOutcome.REFUSED);
        assertThat(broken.message()).contains(OWN.keyFile());
        assertThat(caller.get("/a", ISSUER.token()).headers().get("subject")).isEqualTo("CN=edge");

        files.mount(OWN.keyFile(), next.keyPem());
        edge.push(shape.generation(3));
        assertThat(caller.get("/a", ISSUER.token()).headers().get("subject"))
            .isEqualTo("CN=edge-2");
      }
    }
  }

  @Test
  void aRotatedAuthorityIsBelievedAndABrokenOneIsRefused() {
    try (var nginx = NginxProcess.answering("ssl", SERVER, "")) {
      EdgeFiles files = trusting(STRANGER);
      Shape shape =
          Shape.of(ISSUER, upstream(UpstreamProtocol.HTTPS, nginx.port(), NAME, Optional.empty()));
      try (Edge edge = Edge.start(VERTX, files, shape)) {
        Caller caller = Caller.https(VERTX, edge);
        assertThat(caller.get("/a", ISSUER.token()).status()).isEqualTo(502);

        files.mount(CA, "no PEM");
        var broken = edge.push(shape.generation(2));
        assertThat(broken.outcome()).isEqualTo(ApplyOutcome.REFUSED);
        assertThat(broken.message()).contains(CA);

        files.mount(CA, STRANGER.certificatePem() + AUTHORITY.certificatePem());
        edge.push(shape.generation(3));
        assertThat(caller.get("/a", ISSUER.token()).status()).isEqualTo(200);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTPS", "HTTPS_H2"})
  void anotherNameIsRefused(UpstreamProtocol protocol) {
    try (var nginx = NginxProcess.answering("ssl http2", SERVER, "")) {
      assertThat(
              refusal(
                  trusting(AUTHORITY),
                  upstream(protocol, nginx.port(), "billing", Optional.empty())))
          .isEqualTo(
              new Told("UPSTREAM_CERTIFICATE_INVALID", "its certificate is for another name"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTPS", "HTTPS_H2"})
  void anotherAuthorityIsRefused(UpstreamProtocol protocol) {
    try (var nginx = NginxProcess.answering("ssl http2", SERVER, "")) {
      assertThat(
              refusal(trusting(STRANGER), upstream(protocol, nginx.port(), NAME, Optional.empty())))
          .isEqualTo(
              new Told(
                  "UPSTREAM_CERTIFICATE_INVALID",
                  "its chain ends in no authority that is trusted"));
    }
  }

  @Test
  void anExpiredCertificateIsRefused() {
    Issued expired = AUTHORITY.issue(NAME, Duration.ofHours(-1), "subjectAltName=DNS:" + NAME);
    assertThat(certificateFault(expired)).isEqualTo("a certificate of its chain has expired");
  }

  @Test
  void aClientsCertificateIsNoneForServers() {
    Issued client =
        AUTHORITY.issue(
            NAME,
            Duration.ofDays(1),
            "subjectAltName=DNS:" + NAME + "\nextendedKeyUsage=clientAuth");
    assertThat(certificateFault(client)).isEqualTo("its certificate is not for servers");
  }

  private static String certificateFault(Issued server) {
    try (var nginx = NginxProcess.answering("ssl", server, "")) {
      Told told =
          refusal(
              trusting(AUTHORITY),
              upstream(UpstreamProtocol.HTTPS, nginx.port(), NAME, Optional.empty()));
      assertThat(told.reason()).isEqualTo("UPSTREAM_CERTIFICATE_INVALID");
      return told.evidence();
    }
  }

  @Test
  void aServerWithoutHttp2IsToldApart() {
    try (var nginx = NginxProcess.answering("ssl", SERVER, "")) {
      Told told =
          refusal(
              trusting(AUTHORITY),
              upstream(UpstreamProtocol.HTTPS_H2, nginx.port(), NAME, Optional.empty()));

      assertThat(told.reason()).isEqualTo("UPSTREAM_UNREACHABLE");
      assertThat(told.evidence()).contains("does not speak HTTP/2");
    }
  }

  @Test
  void aServerOfOldVersionsAloneIsToldApart() {
    try (var nginx =
        NginxProcess.answering(
            "ssl", SERVER, "ssl_protocols TLSv1.1; ssl_ciphers DEFAULT@SECLEVEL=0;")) {
      Told told =
          refusal(
              trusting(AUTHORITY),
              upstream(UpstreamProtocol.HTTPS, nginx.port(), NAME, Optional.empty()));

      assertThat(told)
          .isEqualTo(
              new Told(
                  "UPSTREAM_UNREACHABLE",
                  "TLS handshake failed: it speaks neither TLS 1.2 nor 1.3"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aServerThatDemandsACertificateIsToldApart(String version) {
    var demanding =
        new HttpServerOptions()
            .setSsl(true)
            .setEnabledSecureTransportProtocols(Set.of(version))
            .setClientAuth(ClientAuth.REQUIRED)
            .setTrustOptions(new PemTrustOptions().addCertPath(AUTHORITY.certificate().toString()))
            .setKeyCertOptions(
                new PemKeyCertOptions()
                    .addCertPath(SERVER.certificate().toString())
                    .addKeyPath(SERVER.key().toString()));
    int port =
        VERTX
            .createHttpServer(demanding)
            .requestHandler(request -> request.response().end())
            .listen(0, "127.0.0.1")
            .await()
            .actualPort();

    Told told =
        refusal(
            trusting(AUTHORITY), upstream(UpstreamProtocol.HTTPS, port, NAME, Optional.empty()));

    assertThat(told.reason()).isEqualTo("UPSTREAM_UNREACHABLE");
    assertThat(told.evidence()).startsWith("TLS handshake failed").contains("certificate");
  }
}
