package io.oauthedge.contract.config;

import io.oauthedge.contract.Require;
import java.util.List;

/**
 * The endpoints of one upstream, each list in a stable order.
 *
 * @param ready get any request
 * @param terminating are about to end and still serve: they get the requests of sessions that are
 *     proven to be theirs, and all requests while no endpoint is ready
 */
public record LiveEndpoints(List<Endpoint> ready, List<Endpoint> terminating) {
  public LiveEndpoints {
    ready = Require.list(ready, "endpoints.ready");
    terminating = Require.list(terminating, "endpoints.terminating");
  }

  /** None of which is terminating. */
  public static LiveEndpoints of(Endpoint... endpoints) {
    return new LiveEndpoints(List.of(endpoints), List.of());
  }
}
