package io.oauthedge.dataplane.edge;

import static io.oauthedge.contract.tls.ClientCertificateHeader.CLIENT_CERT;
import static io.oauthedge.contract.tls.ClientCertificateHeader.SSL_CLIENT_CERT;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.tls.ClientCertificateHeader;
import io.oauthedge.contract.tls.ClientCertificateMode;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.dataplane.process.edge.CertificateAuthority.Issued;
import io.oauthedge.dataplane.process.support.HaproxyProcess;
import io.oauthedge.dataplane.process.support.NginxProcess;
import io.oauthedge.dataplane.process.support.OpensslAuthority;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** NGINX and HAProxy end clients' TLS, verify nothing, and state the certificates to an edge. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatedCertificatesIT {
  private static final String BALANCER = "127.0.0.1";
  private static final String STRANGER = "127.0.0.9";
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final Upstream UPSTREAM = Upstream.echo(VERTX);
  private static final Clients CLIENTS = new Clients();

  private final Edge behindNginx = edge(SSL_CLIENT_CERT);
  private final Edge behindHaproxy = edge(CLIENT_CERT);
  private NginxProcess nginx;
  private HaproxyProcess haproxy;

  /** A load balancer, as a client meets it. */
  enum Balancer {
    NGINX,
    HAPROXY
  }

  private static Edge edge(ClientCertificateHeader header) {
    return Edge.start(
        VERTX,
        CLIENTS.files(),
        Shape.of(ISSUER, UPSTREAM.config(UpstreamProtocol.HTTP1))
            .plaintext(PlaintextPolicy.TERMINATED_UPSTREAM)
            .trusting(BALANCER + "/32")
            .clientCertificates(
                Clients.config(ClientCertificateMode.REQUIRE, Optional.of(header))));
  }

  @BeforeAll
  void startBalancers(@TempDir Path folder) throws IOException {
    OpensslAuthority.Issued own = OpensslAuthority.root("balancers").server(Shape.HOST);
    nginx =
        NginxProcess.endingTls(
            own,
            BALANCER + ":" + behindNginx.httpPort(),
            "ssl_verify_client optional_no_ca;",
            "proxy_set_header ssl-client-cert $ssl_client_escaped_cert;");
    Path pair = Files.writeString(folder.resolve("own.pem"), own.certificatePem() + own.keyPem());
    Path authority = Files.writeString(folder.resolve("ca.crt"), CLIENTS.authorityPem());
    haproxy =
        HaproxyProcess.start(
            port ->
                """
                global
                  nbthread 1
                defaults
                  mode http
                  timeout connect 2s
                  timeout client 10s
                  timeout server 10s
                listen clients
                  bind %1$s:%2$d ssl crt %3$s ca-file %4$s verify optional crt-ignore-err all ca-ignore-err all
                  http-request set-header X-Forwarded-Proto https
                  http-request del-header Client-Cert
                  http-request set-header Client-Cert :%%[ssl_c_der,base64]: if { ssl_c_used }
                  server edge %1$s:%5$d
                """
                    .formatted(BALANCER, port, pair, authority, behindHaproxy.httpPort()));
  }

  @AfterAll
  void stop() {
    nginx.close();
    haproxy.close();
    behindNginx.close();
    behindHaproxy.close();
    VERTX.close().await();
  }

  private int port(Balancer balancer) {
    return switch (balancer) {
      case NGINX -> nginx.port();
      case HAPROXY -> haproxy.port();
    };
  }

  private Answer get(Balancer balancer, Issued own, MultiMap headers) {
    return Caller.at(VERTX, port(balancer), own).get("/a", headers);
  }

  private Answer getWithoutCertificate(Balancer balancer, MultiMap headers) {
    return Caller.at(VERTX, port(balancer), HttpVersion.HTTP_1_1, STRANGER).get("/a", headers);
  }

  private static MultiMap bearer() {
    return Caller.bearer(ISSUER.token());
  }

  /** What a client would send to be taken for another. */
  private static MultiMap lying() {
    return bearer()
        .add("client-cert", Clients.statement(CLIENTS.good()))
        .add(
            "ssl-client-cert",
            URLEncoder.encode(CLIENTS.good().certificatePem(), StandardCharsets.US_ASCII)
                .replace("+", "%20"))
        .add("x-forwarded-proto", "https");
  }

  @ParameterizedTest
  @EnumSource
  void aGoodCertificatePassesAndIsForwarded(Balancer balancer) {
    Answer answer = get(balancer, CLIENTS.good(), bearer());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.upstreamHeader("client-cert"))
        .containsExactly(Clients.statement(CLIENTS.good()));
    assertThat(answer.upstreamNames()).doesNotContain("ssl-client-cert");
  }

  @ParameterizedTest
  @EnumSource
  void theEdgeRefusesWhatTheBalancerLetPass(Balancer balancer) {
    Answer revoked = get(balancer, CLIENTS.revoked(), bearer());
    Answer stranger = get(balancer, CLIENTS.stranger(), bearer());

    assertThat(revoked.status()).isEqualTo(403);
    assertThat(revoked.reason()).isEqualTo("CLIENT_CERTIFICATE_REVOKED");
    assertThat(stranger.status()).isEqualTo(403);
    assertThat(stranger.reason()).isEqualTo("CLIENT_CERTIFICATE_INVALID");
  }

  @ParameterizedTest
  @EnumSource
  void noneIsTheBalancersSilence(Balancer balancer) {
    Answer answer = getWithoutCertificate(balancer, bearer());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.reason()).isEqualTo("CLIENT_CERTIFICATE_ABSENT");
    assertThat(answer.hop()).isEqualTo("LOAD_BALANCER");
  }

  @ParameterizedTest
  @EnumSource
  void theStatementThatAClientSendsItselfIsNotBelieved(Balancer balancer) {
    Answer without = getWithoutCertificate(balancer, lying());
    Answer revoked = get(balancer, CLIENTS.revoked(), lying());

    assertThat(without.reason()).isEqualTo("CLIENT_CERTIFICATE_ABSENT");
    assertThat(revoked.reason()).isEqualTo("CLIENT_CERTIFICATE_REVOKED");
  }

  @Test
  void aStrangerWhoAvoidsTheBalancerIsNotBelieved() {
    for (Edge edge : new Edge[] {behindNginx, behindHaproxy}) {
      Answer answer =
          Caller.at(VERTX, edge.httpsPort(), HttpVersion.HTTP_1_1, STRANGER).get("/a", lying());

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.reason()).isEqualTo("CLIENT_CERTIFICATE_ABSENT");
      assertThat(answer.hop()).isEqualTo("CLIENT");
    }
  }

  @Test
  void theSameStatementFromTheBalancersAddressWouldBeBelieved() {
    for (Edge edge : new Edge[] {behindNginx, behindHaproxy}) {
      assertThat(Caller.plain(VERTX, edge).get("/a", lying()).status()).isEqualTo(200);
    }
  }
}
