package io.oauthedge.dataplane.confusion;

import io.oauthedge.dataplane.edge.Shape;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.TimeUnit;

/** A client with an address and a program of its own. */
final class Person implements AutoCloseable {
  private final String userAgent;
  private final HttpClientAgent http;

  Person(Vertx vertx, String address, String userAgent) {
    this.userAgent = userAgent;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setLocalAddress(address).setMaxHeaderSize(65_536));
  }

  /** Sends a request and waits for the answer. */
  void get(Front front, String path, MultiMap headers) {
    // Chained within, on the event loop: from this thread it could come after the body's end.
    http.request(
            new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(front.port(), "127.0.0.1"))
                .setHost(Shape.HOST)
                .setPort(80)
                .setMethod(HttpMethod.GET)
                .setURI(path)
                .setHeaders(
                    MultiMap.caseInsensitiveMultiMap()
                        .addAll(headers)
                        .add("User-Agent", userAgent)))
        .compose(request -> request.send().compose(HttpClientResponse::body))
        .timeout(20, TimeUnit.SECONDS)
        .recover(failure -> Future.failedFuture(new IllegalStateException(path, failure)))
        .await();
  }

  @Override
  public void close() {
    http.close().await();
  }
}
