package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.config.UpstreamProtocol;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A pod that ends says so first, serves on for a while, and finishes what it began. */
class DrainIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  @Test
  void losesNoRequest() {
    var held = new CompletableFuture<Runnable>();
    Upstream slow =
        Upstream.of(
            VERTX,
            request -> {
              if (request.uri().equals("/slow")) {
                held.complete(() -> request.response().end("done"));
              } else {
                request.response().end("quick");
              }
            });
    Edge edge =
        Edge.start(
            VERTX, Shape.of(ISSUER, slow.config(UpstreamProtocol.HTTP1)).drainDelayMillis(2_000));
    Caller caller = Caller.https(VERTX, edge);
    Future<Answer> inFlight =
        Answer.future(
            caller.request(HttpMethod.GET, "/slow", Caller.bearer(ISSUER.token())),
            Buffer.buffer());
    Runnable release = held.join();

    var drain = CompletableFuture.runAsync(edge.dataplane()::drain);
    await().until(() -> edge.probe("/ready").status() == 503);
    int alive = edge.probe("/live").status();
    Answer during = caller.get("/quick", ISSUER.token());
    Answer refused = caller.get("/quick", "no-token");
    release.run();

    assertThat(alive).isEqualTo(200);
    assertThat(during.status()).isEqualTo(200);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(List.of(during, refused))
        .as("each client is told that this was the last answer here")
        .allSatisfy(answer -> assertThat(answer.headers().get("Connection")).isEqualTo("close"));
    assertThat(inFlight.timeout(10, TimeUnit.SECONDS).await().body().toString()).isEqualTo("done");
    assertThat(drain.orTimeout(20, TimeUnit.SECONDS)).succeedsWithin(20, TimeUnit.SECONDS);
  }
}
