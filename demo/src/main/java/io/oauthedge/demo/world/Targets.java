package io.oauthedge.demo.world;

import io.oauthedge.contract.AdminApi;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** The addresses behind a load balancer, as its own health checks see them. */
final class Targets implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 500;
  private static final long TIMEOUT_MILLIS = 2_000;

  private final Vertx vertx;
  private final HttpClient client;
  private final Supplier<List<SocketAddress>> known;
  private final Function<SocketAddress, RequestOptions> request;
  private final AtomicInteger turn = new AtomicInteger();
  private volatile List<SocketAddress> healthy = List.of();
  private volatile boolean closed;

  Targets(
      Vertx vertx,
      HttpClient client,
      Supplier<List<SocketAddress>> known,
      Function<SocketAddress, RequestOptions> request) {
    this.vertx = vertx;
    this.client = client;
    this.known = known;
    this.request = request;
  }

  /** Checks all targets now, and again and again until closed. */
  void start() {
    if (!closed) {
      vertx
          .executeBlocking(known::get, false)
          .onComplete(found -> check(found.succeeded() ? found.result() : List.of()));
    }
  }

  /** Those that passed the last round, in a stable order. */
  List<SocketAddress> healthy() {
    return healthy;
  }

  /** The next healthy one in turn. */
  Optional<SocketAddress> next() {
    List<SocketAddress> now = healthy;
    return now.isEmpty()
        ? Optional.empty()
        : Optional.of(now.get(Math.floorMod(turn.getAndIncrement(), now.size())));
  }

  @Override
  public void close() {
    closed = true;
  }

  private void check(List<SocketAddress> round) {
    List<Future<Boolean>> checks = round.stream().map(this::isHealthy).toList();
    Future.join(checks)
        .onComplete(
            done -> {
              var passed = new ArrayList<SocketAddress>();
              for (int i = 0; i < round.size(); i++) {
                if (checks.get(i).result()) {
                  passed.add(round.get(i));
                }
              }
              healthy = List.copyOf(passed);
              vertx.setTimer(INTERVAL_MILLIS, timer -> start());
            });
  }

  private Future<Boolean> isHealthy(SocketAddress target) {
    return client
        .request(request.apply(target).setURI(AdminApi.HEALTH).setTimeout(TIMEOUT_MILLIS))
        .compose(HttpClientRequest::send)
        .map(HttpClientResponse::statusCode)
        .map(status -> status == 200)
        .otherwise(false);
  }
}
