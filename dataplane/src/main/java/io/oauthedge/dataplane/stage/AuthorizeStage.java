package io.oauthedge.dataplane.stage;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.RouteConfig;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.token.AdmittedToken;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Demands the route's scopes of an admitted token (RFC 6749 section 3.3). */
public final class AuthorizeStage implements Stage {
  @Override
  public Step pass(Exchange exchange) {
    Optional<AdmittedToken> token = exchange.token();
    return token.isEmpty() || suffices(token.get().scopes(), exchange.route().config())
        ? Step.NEXT
        : Step.refuse(Reason.INSUFFICIENT_SCOPE_GRANTED, "");
  }

  private static boolean suffices(Set<String> granted, RouteConfig route) {
    List<String> any = route.scopesAny();
    return granted.containsAll(route.scopesAll())
        && (any.isEmpty() || any.stream().anyMatch(granted::contains));
  }
}
