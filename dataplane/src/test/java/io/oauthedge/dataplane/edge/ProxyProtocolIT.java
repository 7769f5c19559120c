package io.oauthedge.dataplane.edge;

import static io.oauthedge.contract.ConnectionRefusal.PROXY_PROTOCOL_ABSENT;
import static io.oauthedge.contract.ConnectionRefusal.PROXY_PROTOCOL_UNTRUSTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.report.ConnectionRefusalCount;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.dataplane.observe.ConnectionRefusals;
import io.oauthedge.dataplane.process.support.HaproxyProcess;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Where the PROXY protocol is demanded, it names the client, and trusted proxies alone speak it.
 */
class ProxyProtocolIT {
  private static final String BALANCER = "127.0.0.1";
  private static final String STRANGER = "127.0.0.9";
  private static final String CLIENT = "203.0.113.9";
  private static final String V1 = "PROXY TCP4 203.0.113.9 192.0.2.1 5000 443";
  private static final String REQUEST =
      "GET /a HTTP/1.1\r\nHost: orders.example.com\r\nConnection: close\r\n\r\n";
  private static final String LYING =
      REQUEST.replace(
          "Connection", "X-Forwarded-For: 198.51.100.7\r\nX-Forwarded-Proto: https\r\nConnection");
  private static final Pattern REQUEST_ID = Pattern.compile("(?i)x-request-id: (\\S+)");

  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final Upstream UPSTREAM = Upstream.echo(VERTX);
  private static final Edge EDGE =
      Edge.start(
          VERTX,
          Shape.of(ISSUER, UPSTREAM.config(UpstreamProtocol.HTTP1))
              .plaintext(PlaintextPolicy.TERMINATED_UPSTREAM)
              .trusting(BALANCER + "/32")
              .proxyProtocol());

  @AfterAll
  static void stop() {
    EDGE.close();
    VERTX.close().await();
  }

  private static JsonObject line(byte[] bytes) {
    Matcher id = REQUEST_ID.matcher(Wire.send(BALANCER, EDGE.httpPort(), bytes));
    assertThat(id.find()).as("an answer").isTrue();
    return EDGE.line(id.group(1));
  }

  private static long refused(ConnectionRefusal reason) {
    return EDGE.report().tally().connectionsRefused().stream()
        .filter(count -> count.reason() == reason)
        .mapToLong(ConnectionRefusalCount::count)
        .sum();
  }

  @Test
  void bothVersionsNameTheClientAndTheLogTheBalancerToo() {
    byte[] extensions = {0x04, 0x00, 0x02, 0x41, 0x42};
    for (byte[] bytes :
        new byte[][] {
          ProxyHeader.v1(V1, REQUEST),
          ProxyHeader.from(CLIENT, new byte[0], REQUEST),
          ProxyHeader.from(CLIENT, extensions, REQUEST)
        }) {
      JsonObject line = line(bytes);

      assertThat(line.getString("client")).isEqualTo(CLIENT);
      assertThat(line.getString("peer")).isEqualTo(BALANCER);
    }
  }

  @Test
  void namesClientsOfIpv6() {
    assertThat(line(ProxyHeader.from("2001:db8::9", new byte[0], REQUEST)).getString("client"))
        .isEqualTo("2001:db8:0:0:0:0:0:9");
    assertThat(
            line(ProxyHeader.v1("PROXY TCP6 2001:db8::9 2001:db8::1 5000 443", REQUEST))
                .getString("client"))
        .isEqualTo("2001:db8:0:0:0:0:0:9");
  }

  @Test
  void aClientBehindItIsNotBelieved() {
    JsonObject line = line(ProxyHeader.v1(V1, LYING));

    assertThat(line.getString("client")).isEqualTo(CLIENT);
    assertThat(line.getString("evidence")).isEqualTo("the peer is no trusted proxy");
  }

  @Test
  void whoNamesNoClientIsItselfOneAndNotBelieved() {
    for (byte[] bytes :
        new byte[][] {
          ProxyHeader.v1("PROXY UNKNOWN", LYING), ProxyHeader.local(LYING), ProxyHeader.unix(LYING)
        }) {
      JsonObject line = line(bytes);

      assertThat(line.getString("client")).isEqualTo(BALANCER);
      assertThat(line.getString("evidence")).isEqualTo("the peer is no trusted proxy");
    }
  }

  @Test
  void aTrustedProxyBehindItIsBelieved() {
    JsonObject line = line(ProxyHeader.v1("PROXY TCP4 127.0.0.1 192.0.2.1 5000 443", LYING));

    assertThat(line.getString("client")).isEqualTo("198.51.100.7");
    assertThat(line.getString("reason")).isEqualTo("TOKEN_ABSENT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        REQUEST,
        "PROXY TCP4 nobody 192.0.2.1 5000 443\r\n",
        "PROXY of something else\r\n"
      })
  void refusesAConnectionThatDoesNotBeginWithIt(String bytes) {
    long before = refused(PROXY_PROTOCOL_ABSENT);

    String answer =
        Wire.send(BALANCER, EDGE.httpPort(), bytes.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(answer).isEmpty();
    await().until(() -> refused(PROXY_PROTOCOL_ABSENT) == before + 1);
  }

  @Test
  void theLogNamesWhoSentNone() {
    var lines = new ListAppender<ILoggingEvent>();
    lines.list = new CopyOnWriteArrayList<>();
    lines.start();
    var log = (Logger) LoggerFactory.getLogger(ConnectionRefusals.class);
    log.addAppender(lines);
    try (Edge edge =
        Edge.start(
            VERTX,
            Shape.of(ISSUER, UPSTREAM.config(UpstreamProtocol.HTTP1))
                .trusting(BALANCER + "/32")
                .proxyProtocol())) {
      Wire.send(BALANCER, edge.httpsPort(), REQUEST.getBytes(StandardCharsets.US_ASCII));

      await()
          .until(
              () ->
                  lines.list.stream()
                      .map(line -> String.valueOf(line.getKeyValuePairs()))
                      .anyMatch(
                          line ->
                              line.contains("PROXY_PROTOCOL_ABSENT") && line.contains(BALANCER)));
    } finally {
      log.detachAppender(lines);
    }
  }

  @Test
  void refusesStrangersBeforeTheirRequestIsRead() {
    long before = refused(PROXY_PROTOCOL_UNTRUSTED);
    int answered = EDGE.lines().size();

    String answer = Wire.send(STRANGER, EDGE.httpPort(), ProxyHeader.v1(V1, REQUEST));

    assertThat(answer).isEmpty();
    await().until(() -> refused(PROXY_PROTOCOL_UNTRUSTED) == before + 1);
    assertThat(line(ProxyHeader.v1(V1, REQUEST)).getString("client")).isEqualTo(CLIENT);
    assertThat(EDGE.lines()).as("lines of the balancer's request alone").hasSize(answered + 1);
  }

  @Test
  void refusesStrangersBeforeTheirHandshake() {
    long before = refused(PROXY_PROTOCOL_UNTRUSTED);

    assertThat(Wire.send(STRANGER, EDGE.httpsPort(), ProxyHeader.v1(V1, "\u0016\u0003\u0001")))
        .isEmpty();

    await().until(() -> refused(PROXY_PROTOCOL_UNTRUSTED) == before + 1);
  }

  @Test
  void aProxyThatLosesItsTrustLosesItsConnections() {
    Shape shape =
        Shape.of(ISSUER, UPSTREAM.config(UpstreamProtocol.HTTP1))
            .plaintext(PlaintextPolicy.TERMINATED_UPSTREAM)
            .proxyProtocol();
    String request = REQUEST.replace("Connection: close\r\n", "");
    try (Edge edge = Edge.start(VERTX, shape.trusting(BALANCER + "/32"));
        var balancer = new Socket(InetAddress.getLoopbackAddress(), edge.httpPort())) {
      balancer.setSoTimeout(10_000);
      balancer.getOutputStream().write(ProxyHeader.v1(V1, request));
      assertThat((char) balancer.getInputStream().read()).isEqualTo('H');

      edge.push(shape.trusting().generation(2));
      balancer.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(balancer.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .as("the rest of the first answer")
          .containsOnlyOnce("x-request-id");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void doesNotWaitForTheRestOfAHeader() {
    byte[] half = "PROXY TCP4 203.0".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Wire.send(BALANCER, EDGE.httpPort(), half)).isEmpty();
  }

  @Test
  void noHeaderHarmsAnybodyElse() {
    var random = new Random(5);
    for (int i = 0; i < 300; i++) {
      byte[] body = new byte[random.nextInt(300)];
      random.nextBytes(body);
      byte[] bytes =
          i % 2 == 0
              ? ProxyHeader.from(CLIENT, body, "x".repeat(200))
              : ProxyHeader.v2(random.nextInt(256), random.nextInt(256), body, "x".repeat(200));
      Wire.fire(BALANCER, EDGE.httpPort(), bytes);
    }

    assertThat(line(ProxyHeader.v1(V1, REQUEST)).getString("client")).isEqualTo(CLIENT);
  }

  @Test
  void healthChecksGetTheirAnswer() {
    String check = REQUEST.replace("/a", AdminApi.HEALTH);

    assertThat(Wire.send(BALANCER, EDGE.httpPort(), ProxyHeader.local(check)))
        .startsWith("HTTP/1.1 200");
    assertThat(EDGE.probe("/ready").status()).isEqualTo(200);
  }

  /** As Network Load Balancers write them: of any family, with types that nobody knows. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "00", // no family
        "11", // IPv4
        "21", // IPv6
      })
  void healthChecksMayCarryExtensions(String family) {
    int kind = Integer.parseInt(family, 16);
    byte[] addresses = new byte[kind == 0 ? 0 : kind == 0x11 ? 12 : 36];
    String extensions =
        "03"
            + "0004"
            + "c8d4e1f2"
            + "04"
            + "0002"
            + "0000"
            + "ea"
            + "0003"
            + "01"
            + "6162"
            + "f7"
            + "0000";
    String check = REQUEST.replace("/a", AdminApi.HEALTH);

    String answer =
        Wire.send(BALANCER, EDGE.httpPort(), ProxyHeader.local(kind, addresses, extensions, check));

    assertThat(answer).startsWith("HTTP/1.1 200");
  }

  @Test
  void theDirectPortHasTlsAndNoHeader() {
    for (HttpVersion version : new HttpVersion[] {HttpVersion.HTTP_1_1, HttpVersion.HTTP_2}) {
      Answer answer = Caller.direct(VERTX, EDGE, version).get("/a", ISSUER.token());

      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"send-proxy, HTTP_1_1", "send-proxy-v2, HTTP_1_1", "send-proxy-v2, HTTP_2"})
  void haproxyPassesTlsThrough(String option, HttpVersion version) {
    try (var haproxy =
        HaproxyProcess.passing(
            BALANCER + ":" + EDGE.httpsPort(), option + " check check-send-proxy")) {
      Answer answer = Caller.at(VERTX, haproxy.port(), version, STRANGER).get("/a", ISSUER.token());

      assertThat(answer.status()).isEqualTo(200);
      assertThat(EDGE.line(answer.requestId()).getString("client")).isEqualTo(STRANGER);
    }
  }
}
