package io.oauthedge.contract.report;

import io.oauthedge.contract.Require;
import java.util.List;

/**
 * Counters since the pod's start; they only grow.
 *
 * @param requests all requests on the listeners but reserved paths
 * @param admitted requests that passed with a verified token
 * @param open requests that passed without a token: public routes and preflights
 * @param rejected requests that the edge refused
 * @param reasons refusals and findings by reason and hop
 * @param headerFates anomalies by header, fate and hop
 * @param connectionsRefused connections that ended before a request, by reason
 * @param refreshes refreshes on token endpoint routes
 */
public record Tally(
    long requests,
    long admitted,
    long open,
    long rejected,
    List<ReasonCount> reasons,
    List<FateCount> headerFates,
    List<ConnectionRefusalCount> connectionsRefused,
    RefreshCounts refreshes) {
  public Tally {
    Require.atLeast(0, requests, "tally.requests");
    Require.atLeast(0, admitted, "tally.admitted");
    Require.atLeast(0, open, "tally.open");
    Require.atLeast(0, rejected, "tally.rejected");
    reasons = Require.list(reasons, "tally.reasons");
    headerFates = Require.list(headerFates, "tally.headerFates");
    connectionsRefused = Require.list(connectionsRefused, "tally.connectionsRefused");
    Require.given(refreshes, "tally.refreshes");
  }
}
