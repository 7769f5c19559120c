package io.oauthedge.dataplane.readiness;

import io.oauthedge.contract.report.FlowReport;

/** What is known of the authorization flow; safe to ask from any thread. */
public interface AuthorizationFlow {
  /** The verdict now. */
  FlowReport report();

  /** Begins to look, if looking is what it takes. */
  void start();

  /** Ends; the last verdict stays. */
  void stop();
}
