package io.oauthedge.dataplane.tokenendpoint;

import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.token.Rejection;
import io.vertx.core.Future;
import java.io.Serial;

/** Why the edge has no answer of a token endpoint to give. */
public final class TokenEndpointRefusal extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  public TokenEndpointRefusal(Rejection rejection) {
    // Made for each refused request of a storm: a stack trace would cost more than the refusal.
    super(rejection.reason().name(), null, false, false);
    this.rejection = rejection;
  }

  /** A call that ends with a refusal at the reason's usual hop. */
  public static <T> Future<T> of(Reason reason, String evidence) {
    return Future.failedFuture(new TokenEndpointRefusal(Rejection.of(reason, evidence)));
  }

  public Rejection rejection() {
    return rejection;
  }
}
