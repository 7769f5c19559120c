package io.oauthedge.demo.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.AdminApi;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoadBalancerIT {
  private static final String HOST = "orders.example.com";
  private static final String BEARER = "Bearer " + "t".repeat(2 * Fault.BUFFER_BYTES);

  private final Vertx vertx = Vertx.vertx();
  private final Certificate certificate = Certificate.selfSigned(HOST, Instant.now());
  private final HttpClient client =
      vertx.createHttpClient(
          new HttpClientOptions()
              .setTrustOptions(
                  new PemTrustOptions().addCertValue(Buffer.buffer(certificate.certificatePem()))));
  private final Queue<HttpServerRequest> arrived = new ConcurrentLinkedQueue<>();
  private final HttpServer target = target();
  private volatile int health = 200;
  private final LoadBalancer loadBalancer =
      new LoadBalancer(
              vertx,
              certificate,
              () -> List.of(SocketAddress.inetSocketAddress(target.actualPort(), "127.0.0.1")))
          .start(0);

  @BeforeEach
  void healthy() {
    await().untilAsserted(() -> assertThat(loadBalancer.healthy()).hasSize(1));
  }

  @AfterEach
  void stop() {
    loadBalancer.close();
    Settled.of(target.close());
    Settled.of(vertx.close());
  }

  @Test
  void aRequestAndItsBodyPassAndSayWhoAskedForWhat() {
    var answer = send(Map.of("Authorization", BEARER, "X-Forwarded-For", "192.0.2.7"), "an order");

    assertThat(answer).isEqualTo("200 an order");
    var request = arrived.remove();
    assertThat(request.getHeader("Authorization")).isEqualTo(BEARER);
    assertThat(request.getHeader("X-Forwarded-For")).isEqualTo("192.0.2.7, 127.0.0.1");
    assertThat(request.getHeader("X-Forwarded-Proto")).isEqualTo("https");
    assertThat(request.getHeader("Host")).startsWith(HOST);
    assertThat(request.connection().indicatedServerName()).isEqualTo(HOST);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void eachFaultDoesWhatItsNameSays(Fault fault) {
    loadBalancer.set(fault);

    send(Map.of("Authorization", BEARER, "X-Tenant", "a"), "");

    var headers = arrived.remove().headers();
    List<String> values = headers.getAll("Authorization");
    switch (fault) {
      case NONE -> assertThat(values).containsExactly(BEARER);
      case DROP_AUTHORIZATION -> assertThat(values).isEmpty();
      case CONSUME_AUTHORIZATION -> {
        assertThat(values).isEmpty();
        assertThat(headers.get("x-amzn-oidc-data")).isNotEmpty();
      }
      case REPLACE_AUTHORIZATION ->
          assertThat(values).singleElement().asString().startsWith("Basic ");
      case TRUNCATE_AUTHORIZATION ->
          assertThat(values).containsExactly(BEARER.substring(0, Fault.BUFFER_BYTES));
      case MOVE_AUTHORIZATION -> {
        assertThat(values).isEmpty();
        assertThat(headers.get("X-Forwarded-Authorization")).isEqualTo(BEARER);
      }
      case DUPLICATE_AUTHORIZATION -> assertThat(values).containsExactly(BEARER, BEARER);
      case DROP_UNLISTED -> {
        assertThat(values).isEmpty();
        assertThat(headers.contains("X-Tenant")).isFalse();
      }
    }
  }

  @Test
  void anUnhealthyTargetGetsNothingUntilItIsWell() {
    health = 503;
    await().untilAsserted(() -> assertThat(loadBalancer.healthy()).isEmpty());
    assertThat(send(Map.of(), "")).startsWith("503");
    assertThat(arrived).isEmpty();

    health = 200;
    await().untilAsserted(() -> assertThat(send(Map.of(), "")).startsWith("200"));
  }

  private HttpServer target() {
    return Settled.of(
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setMaxHeaderSize(8 * Fault.BUFFER_BYTES)
                    .setSsl(true)
                    .setSni(true)
                    .setKeyCertOptions(
                        new PemKeyCertOptions()
                            .addCertValue(Buffer.buffer(certificate.certificatePem()))
                            .addKeyValue(Buffer.buffer(certificate.keyPem()))))
            .requestHandler(
                request -> {
                  if (AdminApi.HEALTH.equals(request.path())) {
                    request.response().setStatusCode(health).end();
                  } else {
                    arrived.add(request);
                    request.response().setChunked(true);
                    var _ = request.pipeTo(request.response());
                  }
                })
            .listen(0, "127.0.0.1"));
  }

  private String send(Map<String, String> headers, String body) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(loadBalancer.port(), "127.0.0.1"))
            .setHost(HOST)
            .setSsl(true);
    headers.forEach(options::putHeader);
    // Chained within, on the event loop: from the test's thread it could come after the body's end.
    return Settled.of(
            client
                .request(options)
                .compose(
                    request ->
                        request
                            .send(body)
                            .compose(
                                answer ->
                                    answer.body().map(text -> answer.statusCode() + " " + text))))
        .trim();
  }
}
