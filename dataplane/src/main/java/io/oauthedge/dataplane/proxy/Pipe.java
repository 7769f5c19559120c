package io.oauthedge.dataplane.proxy;

import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.endpoint.Backend;
import io.oauthedge.dataplane.header.HeaderSize;
import io.oauthedge.dataplane.token.Rejection;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with an upstream, streamed both ways.
 *
 * <p>Lives on the request's event loop. Each way to its end calls the listener exactly once with
 * either {@code failed} or {@code ended}.
 */
public final class Pipe {
  /** CANCEL of RFC 9113 section 7. */
  private static final long CANCEL = 0x8;

  /** INTERNAL_ERROR of RFC 9113 section 7. */
  private static final long INTERNAL_ERROR = 0x2;

  private enum State {
    CONNECTING,
    AWAITING_HEAD,
    STREAMING,
    OVER
  }

  private final Vertx vertx;
  private final HttpServerRequest request;
  private final Outbound outbound;
  private final PipeListener listener;
  private final Watchdog watchdog;
  private final Watchdog totalLimit;
  private State state = State.CONNECTING;
  private @Nullable Backend backend;
  private @Nullable HttpClientRequest upstream;

  public Pipe(Vertx vertx, HttpServerRequest request, Outbound outbound, PipeListener listener) {
    this.vertx = vertx;
    this.request = request;
    this.outbound = outbound;
    this.listener = listener;
    this.watchdog = new Watchdog(vertx);
    this.totalLimit = new Watchdog(vertx);
  }

  /** Begins; the request must be paused. */
  public void start() {
    if (request.response().closed()) {
      clientGone();
      return;
    }
    request.response().closeHandler(closed -> clientGone());
    request.response().exceptionHandler(failure -> clientGone());
    request.exceptionHandler(failure -> clientGone());
    outbound.totalTimeoutMillis().ifPresent(limit -> totalLimit.expectWithin(limit, this::late));
    Optional<Backend> chosen = choose(Optional.empty());
    if (chosen.isEmpty()) {
      fail(Rejection.of(Reason.UPSTREAM_WITHOUT_ENDPOINTS, ""));
    } else {
      connect(chosen.get(), true);
    }
  }

  private Optional<Backend> choose(Optional<Backend> except) {
    return outbound.backends().choose(outbound.key(), except, System.nanoTime());
  }

  // Until there is a connection nothing of the request was sent, so that another endpoint may get
  // it whatever its method.
  private void connect(Backend chosen, boolean mayRetry) {
    backend = chosen;
    chosen.begin();
    var options = new RequestOptions().setMethod(request.method()).setURI(outbound.uri());
    outbound
        .pool()
        .request(outbound.backends(), chosen, options, outbound.upgrade())
        .onSuccess(connection -> connected(chosen, connection))
        .onFailure(failure -> notConnected(chosen, failure, mayRetry));
  }

  private void notConnected(Backend chosen, Throwable failure, boolean mayRetry) {
    if (state == State.OVER) {
      return;
    }
    Optional<Backend> other = mayRetry ? choose(Optional.of(chosen)) : Optional.empty();
    if (other.isPresent()) {
      chosen.end();
      connect(other.get(), false);
    } else {
      fail(UpstreamFailure.connecting(failure));
    }
  }

  private void connected(Backend chosen, HttpClientRequest connected) {
    upstream = connected;
    if (state == State.OVER) {
      connected.reset(CANCEL);
      return;
    }
    state = State.AWAITING_HEAD;
    outbound.pool().sent(outbound.backends(), outbound.key(), chosen);
    connected.authority(outbound.authority());
    outbound.headers().accept(connected.headers());
    connected.exceptionHandler(failure -> upstreamFailed(failure));
    connected.continueHandler(go -> request.response().writeContinue());
    connected.response().onSuccess(this::answered).onFailure(this::upstreamFailed);
    if (outbound.upgrade()) {
      connected.connect();
    } else {
      new RequestPump(vertx, request, connected, outbound.body()).start();
    }
    expectHead(request.bytesRead());
  }

  // A long upload is no late answer, as long as it goes on.
  private void expectHead(long bytesBefore) {
    watchdog.expectWithin(
        outbound.pool().config().responseTimeoutMillis(),
        () -> {
          if (request.bytesRead() != bytesBefore) {
            expectHead(request.bytesRead());
          } else {
            late();
          }
        });
  }

  private void late() {
    if (state != State.CONNECTING && state != State.AWAITING_HEAD) {
      breakOff("timeout");
      return;
    }
    boolean clientOwes = state == State.AWAITING_HEAD && !request.isEnded() && !outbound.upgrade();
    fail(
        new Rejection(
            Reason.UPSTREAM_TIMEOUT,
            clientOwes ? Hop.CLIENT : Hop.UPSTREAM,
            Optional.empty(),
            clientOwes ? "request body incomplete" : "no response head"));
  }

  private void answered(HttpClientResponse response) {
    if (state == State.OVER) {
      return;
    }
    int size = HeaderSize.of(response.headers());
    if (size > outbound.maxHeaderBytes()) {
      fail(
          Rejection.of(
              Reason.UPSTREAM_HEADERS_TOO_LARGE,
              size + " bytes, limit " + outbound.maxHeaderBytes()));
      return;
    }
    if (response.statusCode() == 101 && !outbound.upgrade()) {
      fail(Rejection.of(Reason.UPSTREAM_RESPONSE_INVALID, "101 without a request to upgrade"));
      return;
    }
    state = State.STREAMING;
    response.exceptionHandler(this::upstreamFailed);
    var pump = new ResponsePump(response, request);
    pump.copyHead();
    listener.answered(
        response.statusCode(),
        Objects.requireNonNull(backend).endpoint(),
        request.response().headers());
    if (response.statusCode() == 101) {
      watchdog.stop();
      Tunnel.open(request, response, this::finish);
      return;
    }
    expectProgress();
    pump.start(this::finish);
  }

  private void expectProgress() {
    watchdog.expectProgress(
        outbound.pool().config().idleTimeoutMillis(),
        () -> request.bytesRead() + request.response().bytesWritten(),
        () -> breakOff("idle timeout"));
  }

  private void upstreamFailed(Throwable failure) {
    switch (state) {
      case CONNECTING, AWAITING_HEAD -> fail(UpstreamFailure.awaitingHead(failure));
      case STREAMING -> breakOff("connection closed within the response");
      case OVER -> {
        // Another way to the end was faster.
      }
    }
  }

  private void breakOff(String evidence) {
    if (over()) {
      listener.ended(Optional.of(Rejection.of(Reason.UPSTREAM_ABORTED, evidence)));
      resetUpstream();
      request.response().reset(INTERNAL_ERROR);
    }
  }

  private void clientGone() {
    if (over()) {
      listener.ended(Optional.of(Rejection.of(Reason.CLIENT_ABORTED, "")));
      resetUpstream();
    }
  }

  private void fail(Rejection rejection) {
    if (over()) {
      resetUpstream();
      listener.failed(rejection);
    }
  }

  private void finish() {
    if (over()) {
      listener.ended(Optional.empty());
      if (!request.isEnded() && upstream != null) {
        upstream.reset(CANCEL);
        Leftover.discard(vertx, request);
      }
    }
  }

  private void resetUpstream() {
    if (upstream != null) {
      upstream.reset(CANCEL);
    }
  }

  private boolean over() {
    if (state == State.OVER) {
      return false;
    }
    state = State.OVER;
    watchdog.stop();
    totalLimit.stop();
    if (backend != null) {
      backend.end();
    }
    return true;
  }
}
