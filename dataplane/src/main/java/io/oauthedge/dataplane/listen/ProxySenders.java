package io.oauthedge.dataplane.listen;

import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.dataplane.observe.ConnectionRefusals;
import io.oauthedge.dataplane.snapshot.Serving;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;

/** Lets trusted proxies alone speak the PROXY protocol: its header makes anybody of anybody. */
record ProxySenders(Serving serving, ConnectionRefusals refusals) {
  /** Ends a stranger's connection. */
  Handler<HttpConnection> guard(Handler<HttpConnection> next) {
    return connection -> {
      if (isTrusted(connection)) {
        next.handle(connection);
      } else {
        refusals.count(
            ConnectionRefusal.PROXY_PROTOCOL_UNTRUSTED,
            connection.remoteAddress(true).hostAddress(),
            "");
        connection.close();
      }
    };
  }

  /** Drops what a stranger sent with its header, before its connection had ended. */
  Handler<HttpServerRequest> guardRequests(Handler<HttpServerRequest> next) {
    return request -> {
      if (isTrusted(request.connection())) {
        next.handle(request);
      } else {
        request.connection().close();
      }
    };
  }

  private boolean isTrusted(HttpConnection connection) {
    String sender = connection.remoteAddress(true).hostAddress();
    return serving.current().filter(snapshot -> snapshot.origins().trusts(sender)).isPresent();
  }
}
