package io.oauthedge.contract.report;

import io.oauthedge.contract.Require;

/**
 * Refreshes on token endpoint routes since the pod's start; they only grow.
 *
 * @param received that clients asked for
 * @param sent that the authorization server answered
 * @param coalesced that shared the answer to an equal one
 */
public record RefreshCounts(long received, long sent, long coalesced) {
  public static final RefreshCounts NONE = new RefreshCounts(0, 0, 0);

  public RefreshCounts {
    Require.atLeast(0, received, "tally.refreshes.received");
    Require.atLeast(0, sent, "tally.refreshes.sent");
    Require.atLeast(0, coalesced, "tally.refreshes.coalesced");
  }
}
