package io.oauthedge.contract.report;

import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.contract.Require;

/** How many connections ended for one reason. */
public record ConnectionRefusalCount(ConnectionRefusal reason, long count) {
  public ConnectionRefusalCount {
    Require.given(reason, "connectionsRefused[].reason");
    Require.atLeast(0, count, "connectionsRefused[].count");
  }
}
