package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.UpstreamProtocol;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies stream both ways, trailers come along, in every pairing of protocols. */
class StreamingIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private static Edge before(Upstream upstream, UpstreamProtocol protocol) {
    return Edge.start(VERTX, Shape.of(ISSUER, upstream.config(protocol)));
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "H2C"})
  void carriesBodies(UpstreamProtocol protocol) {
    String body = "0123456789".repeat(100_000);
    try (Edge edge = before(Upstream.echo(VERTX), protocol)) {
      var token = Caller.bearer(ISSUER.token());
      Answer one = Caller.https(VERTX, edge).send(HttpMethod.POST, "/a", token, body);
      Answer two = Caller.http2(VERTX, edge).send(HttpMethod.POST, "/a", token, body);

      assertThat(one.upstreamBody()).isEqualTo(body);
      assertThat(two.upstreamBody()).isEqualTo(body);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "H2C"})
  void carriesTrailersOfAnswers(UpstreamProtocol protocol) {
    Upstream upstream =
        Upstream.of(
            VERTX,
            request -> {
              request.response().setChunked(true).write("x");
              request.response().putTrailer("grpc-status", "0").end();
            });
    try (Edge edge = before(upstream, protocol)) {
      var headers = Caller.bearer(ISSUER.token()).add("te", "trailers");
      Answer one = Caller.https(VERTX, edge).get("/a", headers);
      Answer two = Caller.http2(VERTX, edge).get("/a", headers);

      assertThat(one.trailers().get("grpc-status")).isEqualTo("0");
      assertThat(two.trailers().get("grpc-status")).isEqualTo("0");
    }
  }

  @Test
  void aStreamInBothDirectionsNeedNotSendFirst() throws Exception {
    Upstream upstream =
        Upstream.of(
            VERTX,
            request -> {
              request.response().setChunked(true).write("hello");
              request.bodyHandler(body -> request.response().end(body));
            });
    try (Edge edge = before(upstream, UpstreamProtocol.H2C)) {
      Promise<Buffer> first = Promise.promise();
      var whole =
          Caller.http2(VERTX, edge)
              .request(HttpMethod.POST, "/a", Caller.bearer(ISSUER.token()))
              .compose(
                  request -> {
                    request.sendHead();
                    return request
                        .response()
                        .compose(
                            response -> {
                              var all = Buffer.buffer();
                              response.handler(
                                  chunk -> {
                                    if (first.tryComplete(chunk)) {
                                      request.end("bye");
                                    }
                                    all.appendBuffer(chunk);
                                  });
                              return response.end().map(all);
                            });
                  });

      assertThat(first.future().timeout(10, TimeUnit.SECONDS).await().toString())
          .isEqualTo("hello");
      assertThat(whole.timeout(10, TimeUnit.SECONDS).await().toString()).isEqualTo("hellobye");
    }
  }

  @Test
  void serverSentEventsArriveOneByOne() {
    var stream = new CompletableFuture<HttpServerRequest>();
    Upstream upstream =
        Upstream.of(
            VERTX,
            request -> {
              request
                  .response()
                  .setChunked(true)
                  .putHeader("content-type", "text/event-stream")
                  .write("data: 1\n\n");
              stream.complete(request);
            });
    try (Edge edge = before(upstream, UpstreamProtocol.HTTP1)) {
      Promise<Buffer> first = Promise.promise();
      Promise<Buffer> second = Promise.promise();
      Caller.https(VERTX, edge)
          .request(HttpMethod.GET, "/events", Caller.bearer(ISSUER.token()))
          .onSuccess(
              request ->
                  request
                      .send()
                      .onSuccess(
                          response ->
                              response.handler(
                                  event -> {
                                    if (!first.tryComplete(event)) {
                                      second.tryComplete(event);
                                    }
                                  })));

      assertThat(first.future().timeout(10, TimeUnit.SECONDS).await().toString())
          .isEqualTo("data: 1\n\n");
      stream.join().response().write("data: 2\n\n");
      assertThat(second.future().timeout(10, TimeUnit.SECONDS).await().toString())
          .isEqualTo("data: 2\n\n");
    }
  }
}
