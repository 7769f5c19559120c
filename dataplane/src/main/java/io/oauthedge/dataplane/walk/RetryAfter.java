package io.oauthedge.dataplane.walk;

import io.oauthedge.contract.config.Access;
import io.oauthedge.dataplane.exchange.Exchange;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a client may come again (RFC 9110 section 10.2.3): each is told another time, so that those
 * who were refused together do not come back together.
 */
final class RetryAfter {
  private static final long MIDDLE_MILLIS = 5_000;

  private RetryAfter() {}

  /** Whole seconds, between half and one and a half of the middle. */
  static String seconds(Exchange exchange) {
    long middle =
        exchange
            .routeIfKnown()
            .filter(route -> route.config().access() == Access.TOKEN_ENDPOINT)
            .map(route -> exchange.snapshot().config().refreshProtection().retryAfterMillis())
            .orElse(MIDDLE_MILLIS);
    long millis = middle / 2 + ThreadLocalRandom.current().nextLong(middle + 1);
    return String.valueOf(Math.ceilDiv(millis, 1_000));
  }
}
