package io.oauthedge.dataplane.listen;

import io.oauthedge.dataplane.snapshot.Serving;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/** Lets trusted proxies alone speak the PROXY protocol: its header makes anybody of anybody. */
record ProxySenders(Serving serving) {
  /** Ends the connection of a proxy that lost its trust after it had connected. */
  Handler<HttpServerRequest> guard(Handler<HttpServerRequest> next) {
    return request -> {
      if (serving.trusts(request.connection().remoteAddress(true).hostAddress())) {
        next.handle(request);
      } else {
        request.connection().close();
      }
    };
  }
}
