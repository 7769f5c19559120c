package io.oauthedge.dataplane.proxy;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;

/** Two connections joined after both sides switched protocols (RFC 9110 section 7.8). */
final class Tunnel {
  private Tunnel() {}

  /** Joins them; {@code done} runs when either side has closed. */
  static void open(HttpServerRequest request, HttpClientResponse response, Runnable done) {
    NetSocket upstream = response.netSocket();
    upstream.pause();
    request.response().putHeader(HttpHeaders.CONNECTION, "Upgrade");
    request.response().putHeader(HttpHeaders.UPGRADE, "websocket");
    request
        .toNetSocket()
        .onSuccess(client -> join(client, upstream, done))
        .onFailure(
            failure -> {
              upstream.close();
              done.run();
            });
  }

  // A side's end travels in order behind its bytes; its close event would overtake them.
  private static void join(NetSocket client, NetSocket upstream, Runnable done) {
    Future<Void> up = client.pipeTo(upstream).onComplete(end -> upstream.close());
    Future<Void> down = upstream.pipeTo(client).onComplete(end -> client.close());
    Future.join(up, down).onComplete(both -> done.run());
    upstream.resume();
    client.resume();
  }
}
