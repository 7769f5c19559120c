package io.oauthedge.dataplane.exchange;

import io.oauthedge.contract.config.Access;
import io.oauthedge.dataplane.credential.CarriedCredential;
import io.oauthedge.dataplane.route.RequestPath;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * Tells whether a request gives a credential away to whoever listens: among its fields, in its
 * target, or as what is posted to a token endpoint, whose content nobody needs to read for that.
 */
public final class ExposedCredential {
  private ExposedCredential() {}

  /** Whether there is one; may be asked before the walk has come to the route. */
  public static boolean in(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    return CarriedCredential.in(request.headers(), request.uri())
        || (request.method().equals(HttpMethod.POST) && isForTokenEndpoint(exchange));
  }

  private static boolean isForTokenEndpoint(Exchange exchange) {
    String method = exchange.request().method().name();
    return RequestPath.of(exchange.request().uri())
        .flatMap(path -> exchange.snapshot().routes().match(path, method))
        .filter(route -> route.config().access() == Access.TOKEN_ENDPOINT)
        .isPresent();
  }
}
