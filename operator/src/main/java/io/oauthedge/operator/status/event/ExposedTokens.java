package io.oauthedge.operator.status.event;

import io.oauthedge.contract.Reason;
import io.oauthedge.crds.v1alpha1.status.OAuthEdgeStatus;
import io.oauthedge.crds.v1alpha1.status.ReasonTraffic;
import io.oauthedge.crds.v1alpha1.status.Traffic;
import java.util.Optional;

/** Tells when credentials begin to come over plaintext; not again while they go on. */
final class ExposedTokens {
  private ExposedTokens() {}

  static Optional<EdgeEvent> between(
      Optional<OAuthEdgeStatus> old, OAuthEdgeStatus fresh, String host) {
    long before = old.map(ExposedTokens::count).orElse(0L);
    return Optional.ofNullable(fresh.traffic())
        .filter(_ -> before == 0 && count(fresh) > 0)
        .map(traffic -> new EdgeEvent(EventReason.TOKENS_EXPOSED, note(traffic, fresh, host)));
  }

  private static String note(Traffic traffic, OAuthEdgeStatus fresh, String host) {
    long count = count(fresh);
    return "Tokens leak: within "
        + traffic.window()
        + ", "
        + count
        + (count == 1 ? " request" : " requests")
        + " with a credential came to "
        + host
        + " without https on the whole way. The edge refused each, but whoever is on that way can"
        + " read it: treat these tokens as leaked, revoke them, and find the callers by the reason"
        + " TOKEN_EXPOSED in the access log.";
  }

  private static long count(OAuthEdgeStatus status) {
    return Optional.ofNullable(status.traffic()).stream()
        .flatMap(traffic -> traffic.byReason().stream())
        .filter(counted -> counted.reason().equals(Reason.TOKEN_EXPOSED.name()))
        .mapToLong(ReasonTraffic::count)
        .sum();
  }
}
