package io.oauthedge.dataplane.edge;

import static io.oauthedge.contract.ConnectionRefusal.PROXY_PROTOCOL_ABSENT;
import static io.oauthedge.contract.ConnectionRefusal.PROXY_PROTOCOL_UNTRUSTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.report.ConnectionRefusalCount;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.dataplane.process.support.HaproxyProcess;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
