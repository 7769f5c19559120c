package io.oauthedge.contract.report;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Require;

/** Requests in which one header met one fate at one hop since the pod's start. */
public record FateCount(String header, HeaderFate fate, Hop hop, long count) {
  public FateCount {
    Require.text(header, "tally.headerFates[].header");
    Require.given(fate, "tally.headerFates[].fate");
    Require.given(hop, "tally.headerFates[].hop");
    Require.atLeast(0, count, "tally.headerFates[].count");
  }
}
