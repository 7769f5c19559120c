package io.oauthedge.contract.report;

import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.contract.Require;

/** Requests with one reason and hop since the pod's start. */
public record ReasonCount(Reason reason, Hop hop, long count) {
  public ReasonCount {
    Require.given(reason, "tally.reasons[].reason");
    Require.given(hop, "tally.reasons[].hop");
    Require.atLeast(0, count, "tally.reasons[].count");
  }
}
