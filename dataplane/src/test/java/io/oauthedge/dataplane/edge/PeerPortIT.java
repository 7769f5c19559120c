package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.refresh.Field;
import io.oauthedge.contract.refresh.ForwardedAnswer;
import io.oauthedge.contract.refresh.ForwardedRequest;
import io.oauthedge.contract.refresh.Session;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the edge's own pods may ask for on the admin port, and nobody else. */
class PeerPortIT {
  private static final String POD = AdminApi.podName("shop", "orders");
  private static final Vertx VERTX = Vertx.vertx();
  private static Upstream upstream;
  private static Edge edge;

  @BeforeAll
  static void start() {
    upstream = Upstream.echo(VERTX);
    edge =
        Edge.start(
            VERTX,
            Shape.of(new Issuer(VERTX), upstream.config(UpstreamProtocol.HTTP1))
                .routes(
                    Shape.route("all", "/", Access.PROTECTED),
                    Shape.route("token", "/token", Access.TOKEN_ENDPOINT)));
  }

  @AfterAll
  static void stop() {
    edge.close();
    VERTX.close().await();
  }

  private static Buffer refresh(String route) {
    return Buffer.buffer(
        ContractCodec.write(
            ForwardedRequest.of(
                route,
                "/token?tenant=a",
                Shape.HOST,
                List.of(new Field("authorization", "Basic c2VjcmV0")),
                List.of(
                    new Field("grant_type", "refresh_token"), new Field("refresh_token", "secret")),
                Session.of(Session.Kind.NONE, 0),
                "key")));
  }

  private static Answer call(String name, HttpMethod method, String path, Buffer body) {
    var client = edge.adminClient(name);
    try {
      return edge.admin(client, method, path, body);
    } finally {
      client.close().await();
    }
  }

  private static Answer handOver(String name, Buffer request) {
    return call(name, HttpMethod.POST, AdminApi.REFRESH, request);
  }

  @Test
  void aPodsRefreshIsSentAsItIs() {
    Answer answer = handOver(POD, refresh("token"));

    assertThat(answer.status()).isEqualTo(200);
    ForwardedAnswer.Answer sent =
        ContractCodec.read(answer.body().getBytes(), ForwardedAnswer.class).answer().orElseThrow();
    var arrived = new JsonObject(Buffer.buffer(Base64.getDecoder().decode(sent.body())));
    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.source()).isEqualTo(ForwardedAnswer.Source.SENT);
    assertThat(arrived.getString("uri")).isEqualTo("/token?tenant=a");
    assertThat(arrived.getString("host")).isEqualTo(Shape.HOST);
    assertThat(arrived.getString("body"))
        .isEqualTo("grant_type=refresh_token&refresh_token=secret");
    assertThat(arrived.getJsonArray("headers").encode()).contains("Basic c2VjcmV0");
  }

  @ParameterizedTest
  @CsvSource({"GET,/report", "PUT,/config", "PUT,/endpoints", "PUT,/keys", "PUT,/path-findings"})
  void aPodMayAskForNothingElse(String method, String path) {
    Answer answer = call(POD, HttpMethod.valueOf(method), path, Buffer.buffer("{}"));

    assertThat(answer.status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {AdminApi.OPERATOR_NAME, "billing.shop.edge.oauthedge.io"})
  void nobodyElseHandsOverARefresh(String name) {
    int before = upstream.requests();

    assertThat(handOver(name, refresh("token")).status()).isEqualTo(403);
    assertThat(upstream.requests()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "unknown"})
  void noOtherRouteIsReachedThatWay(String route) {
    int before = upstream.requests();

    assertThat(handOver(POD, refresh(route)).status()).isEqualTo(503);
    assertThat(upstream.requests()).isEqualTo(before);
  }

  @Test
  void whatCannotBeReadIsNotQuoted() {
    Buffer unreadable = Buffer.buffer(refresh("token").toString().replace("\"uri\"", "\"url\""));

    Answer answer = handOver(POD, unreadable);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().toString()).doesNotContain("secret");
  }
}
