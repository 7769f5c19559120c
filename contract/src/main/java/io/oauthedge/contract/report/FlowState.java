package io.oauthedge.contract.report;

/** What the authorization flow looked like when last exercised. */
public enum FlowState {
  /** A token was got and admitted; or, without a configured flow, all issuers' keys are known. */
  HEALTHY,
  /** Failed for as many rounds as the threshold says. */
  UNHEALTHY,
  /** Not exercised yet. */
  UNKNOWN
}
