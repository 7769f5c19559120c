package io.oauthedge.dataplane.downgrade;

import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.tls.HstsConfig;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.dataplane.edge.Edge;
import io.oauthedge.dataplane.edge.Issuer;
import io.oauthedge.dataplane.edge.Shape;
import io.oauthedge.dataplane.edge.Upstream;
import io.oauthedge.dataplane.process.edge.CertificateAuthority;
import io.oauthedge.dataplane.process.support.FreePort;
import io.oauthedge.dataplane.process.support.HaproxyProcess;
import io.oauthedge.dataplane.process.support.NginxProcess;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One edge, and every load balancer in front of it: real HAProxy, and a real NGINX that lies. */
final class Street implements AutoCloseable {
  private static final String BALANCER = "127.0.0.1";

  /** Of clients, and of a load balancer that nobody trusts. */
  private static final String STRANGER = "127.0.0.8";

  private record Ports(int http, int https) {}

  private final Vertx vertx = Vertx.vertx();
  private final PlaintextPolicy policy;
  private final Issuer issuer = new Issuer(vertx);
  private final Edge edge;
  private final Map<Balancer, Ports> ports = new EnumMap<>(Balancer.class);
  private final HaproxyProcess haproxy;
  private final NginxProcess nginx;
  private final HttpClientAgent client;

  Street(PlaintextPolicy policy) throws IOException {
    this.policy = policy;
    edge =
        Edge.start(
            vertx,
            Shape.of(
                    issuer,
                    Upstream.of(vertx, request -> request.response().end())
                        .config(UpstreamProtocol.HTTP1))
                .plaintext(policy)
                .trusting(BALANCER + "/32")
                .hsts(new HstsConfig(HstsConfig.PRELOAD_SECONDS, false, false)));
    ports.put(Balancer.NONE, new Ports(edge.httpPort(), edge.httpsPort()));
    CertificateAuthority.Issued issued =
        new CertificateAuthority("load balancer CA").issue(Shape.HOST);
    Path pem = Files.createTempDirectory("balancer").resolve("tls.pem");
    Files.writeString(pem, issued.certificatePem() + issued.keyPem());
    haproxy = HaproxyProcess.start(port -> config(port, pem));
    int nginxHttps = FreePort.on(BALANCER);
    nginx =
        NginxProcess.before(
            List.of(BALANCER + ":" + edge.httpPort()),
            "listen %s:%d ssl; ssl_certificate %3$s; ssl_certificate_key %3$s;"
                .formatted(BALANCER, nginxHttps, pem),
            "");
    ports.put(Balancer.LYING, new Ports(nginx.port(), nginxHttps));
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setTrustAll(true)
                .setVerifyHost(false)
                .setForceSni(true)
                .setLocalAddress(STRANGER));
  }

  private String config(int first, Path pem) {
    var config =
        new StringBuilder(
            """
            global
              nbthread 1
            defaults
              timeout connect 2s
              timeout client 60s
              timeout server 60s
            """);
    int port = first;
    for (Balancer balancer : Balancer.values()) {
      String lines = balancer.haproxy(edge.httpPort(), edge.httpsPort());
      if (!lines.isEmpty()) {
        int https = FreePort.on(BALANCER);
        config.append(
            "listen %s\n  bind %s:%d\n  bind %s:%d ssl crt %s\n%s"
                .formatted(balancer, BALANCER, port, BALANCER, https, pem, lines));
        ports.put(balancer, new Ports(port, https));
        port = FreePort.on(BALANCER);
      }
    }
    int https = FreePort.on(BALANCER);
    ports.put(Balancer.PASSING, new Ports(port, https));
    return config
        + passing("http", port, edge.httpPort())
        + passing("https", https, edge.httpsPort());
  }

  private static String passing(String name, int port, int edgePort) {
    return "listen passing-%s\n  mode tcp\n  bind %s:%d\n  server edge %s:%d source %s\n"
        .formatted(name, BALANCER, port, BALANCER, edgePort, STRANGER);
  }

  /** Asks for something that needs a token. */
  Cell ask(Balancer balancer, boolean https, boolean credential) {
    Ports at = ports.get(balancer);
    if (at == null) {
      throw new IllegalStateException("nobody acts " + balancer);
    }
    var request =
        new RequestOptions()
            .setServer(SocketAddress.inetSocketAddress(https ? at.https() : at.http(), BALANCER))
            .setHost(Shape.HOST)
            .setPort(https ? 443 : 80)
            .setSsl(https)
            .setURI("/orders");
    if (credential) {
      request.putHeader("authorization", "Bearer " + issuer.token());
    }
    var way = new Cell.Way(balancer, https, policy, credential);
    return client
        .request(request)
        .compose(
            sent ->
                sent.send()
                    .compose(
                        answer ->
                            answer
                                .body()
                                .map(
                                    body ->
                                        Cell.of(way, answer.statusCode(), answer.headers(), body))))
        .await();
  }

  @Override
  public void close() {
    client.close().await();
    nginx.close();
    haproxy.close();
    edge.close();
    vertx.close().await();
  }
}
