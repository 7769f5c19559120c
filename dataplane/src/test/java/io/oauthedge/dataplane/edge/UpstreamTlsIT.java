package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.dataplane.process.edge.CertificateAuthority;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An encrypted upstream must prove its name under the CA that the configuration gives. */
class UpstreamTlsIT {
  private static final String CA = "/etc/oauthedge/ca/orders-ca/ca.crt";
  private static final String NAME = "orders";
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private static int upstream(CertificateAuthority authority) {
    CertificateAuthority.Issued issued = authority.issue(NAME);
    return VERTX
        .createHttpServer(
            new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(
                    new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(issued.certificatePem()))
                        .addKeyValue(Buffer.buffer(issued.keyPem()))))
        .requestHandler(request -> request.response().end(request.version().name()))
        .listen(0, "127.0.0.1")
        .await()
        .actualPort();
  }

  private static Answer ask(
      UpstreamProtocol protocol, CertificateAuthority trusted, int port, String serverName) {
    var config =
        new UpstreamConfig(
            "default",
            protocol,
            "127.0.0.1",
            port,
            Optional.empty(),
            Optional.of(CA),
            Optional.of(serverName),
            Optional.empty(),
            2_000,
            2_000,
            2_000);
    var files = new EdgeFiles().mount(CA, trusted.certificatePem());
    try (Edge edge = Edge.start(VERTX, files, Shape.of(ISSUER, config))) {
      return Caller.https(VERTX, edge).get("/a", ISSUER.token());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTPS", "HTTPS_H2"})
  void aProvenNameIsServed(UpstreamProtocol protocol) {
    var authority = new CertificateAuthority("upstream CA");

    Answer answer = ask(protocol, authority, upstream(authority), NAME);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().toString()).isEqualTo(protocol.isHttp2() ? "HTTP_2" : "HTTP_1_1");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTPS", "HTTPS_H2"})
  void anotherNameIsNot(UpstreamProtocol protocol) {
    var authority = new CertificateAuthority("upstream CA");

    Answer answer = ask(protocol, authority, upstream(authority), "billing");

    assertThat(answer.reason()).isEqualTo("UPSTREAM_UNREACHABLE");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTPS", "HTTPS_H2"})
  void anotherAuthorityIsNot(UpstreamProtocol protocol) {
    Answer answer =
        ask(
            protocol,
            new CertificateAuthority("another CA"),
            upstream(new CertificateAuthority("upstream CA")),
            NAME);

    assertThat(answer.reason()).isEqualTo("UPSTREAM_UNREACHABLE");
  }
}
