package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.RequestLimitsConfig;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More requests than an application can take: who waits, who is refused, and who is not. */
class LoadSpikeIT {
  private static final int AT_ONCE = 4;
  private static final int QUEUED = 32;
  private static final int NOISY = 90;
  private static final int NOISY_ROUNDS = 10;
  private static final int QUIET = 10;
  private static final int QUIET_ROUNDS = 5;

  private final Vertx vertx = Vertx.vertx();
  private final Issuer issuer = new Issuer(vertx);
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
  private Edge edge;

  @BeforeEach
  void start() {
    Upstream upstream = Upstream.of(vertx, this::work);
    edge =
        Edge.start(
            vertx,
            Shape.of(
                    issuer,
                    upstream.config("default", new RequestLimitsConfig(AT_ONCE, QUEUED, 5_000)))
                .routes(Shape.route("open", "/", Access.PUBLIC)));
  }

  @AfterEach
  void stop() {
    edge.close();
    vertx.close().await();
  }

  private void work(HttpServerRequest request) {
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    if ("/held".equals(request.path())) {
      held.add(request);
    } else {
      vertx.setTimer(10, late -> answer(request));
    }
  }

  private void answer(HttpServerRequest request) {
    inside.decrementAndGet();
    request.response().end("done");
  }

  @Test
  void aNoisyClientDelaysItselfAndNotTheOthers() {
    Caller noisy = Caller.at(vertx, edge.httpsPort(), HttpVersion.HTTP_2, "127.0.0.2");
    List<Future<Integer>> noise =
        IntStream.range(0, NOISY).mapToObj(i -> rounds(noisy, NOISY_ROUNDS)).toList();

    List<Future<Integer>> quiet =
        IntStream.range(0, QUIET)
            .mapToObj(
                i -> Caller.at(vertx, edge.httpsPort(), HttpVersion.HTTP_2, "127.0.1." + (i + 1)))
            .map(caller -> rounds(caller, QUIET_ROUNDS))
            .toList();
    Future.all(Stream.concat(noise.stream(), quiet.stream()).toList())
        .timeout(30, TimeUnit.SECONDS)
        .await();

    assertThat(quiet).extracting(Future::result).containsOnly(0);
    assertThat(noise.stream().mapToInt(Future::result).sum()).isPositive();
    assertThat(most).hasValue(AT_ONCE);
  }

  /** Asks again and again; answers how often it was refused as it must be. */
  private static Future<Integer> rounds(Caller caller, int rounds) {
    return rounds == 0
        ? Future.succeededFuture(0)
        : get(caller, "/busy")
            .compose(answer -> rounds(caller, rounds - 1).map(rest -> rest + refusals(answer)));
  }

  private static int refusals(Answer answer) {
    if (answer.status() == 200) {
      return 0;
    }
    assertThat(answer.reason()).isEqualTo(Reason.UPSTREAM_BUSY.name());
    assertThat(answer.hop()).isEqualTo("UPSTREAM");
    assertThat(Integer.parseInt(answer.headers().get("retry-after"))).isBetween(3, 8);
    return 1;
  }

  @Test
  void whoLeavesMakesRoomAndWhoWaitsGetsIt() {
    Caller caller = Caller.at(vertx, edge.httpsPort(), HttpVersion.HTTP_2, "127.0.0.2");
    List<Future<Answer>> first =
        IntStream.range(0, AT_ONCE).mapToObj(i -> get(caller, "/held")).toList();
    await().until(() -> held.size() == AT_ONCE);
    var gone = caller.request(HttpMethod.GET, "/busy", MultiMap.caseInsensitiveMultiMap()).await();
    gone.send();
    Future<Answer> waiting = get(caller, "/busy");
    awaitQueued(2);

    gone.reset();
    awaitQueued(1);
    held.forEach(this::answer);

    assertThat(waiting.timeout(10, TimeUnit.SECONDS).await().status()).isEqualTo(200);
    Future.all(first).timeout(10, TimeUnit.SECONDS).await();
    awaitQueued(0);
    assertThat(requests("busy")).isEqualTo("0.0");
  }

  private void awaitQueued(int number) {
    await().until(() -> requests("queued").equals(number + ".0"));
  }

  private String requests(String state) {
    String name = "oauthedge_upstream_requests{state=\"" + state + "\",upstream=\"default\"} ";
    return edge.probe("/metrics")
        .body()
        .toString()
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .findFirst()
        .orElse("absent");
  }

  private static Future<Answer> get(Caller caller, String path) {
    return Answer.future(
        caller.request(HttpMethod.GET, path, MultiMap.caseInsensitiveMultiMap()), Buffer.buffer());
  }
}
