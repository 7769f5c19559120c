package io.oauthedge.dataplane.observe;

/** How a request ended at the edge; every request has exactly one. */
public enum Outcome {
  /** Passed with a verified token. */
  ADMITTED("admitted"),
  /** Passed without one: a public route or a preflight. */
  OPEN("open"),
  /** Refused, or answered by the edge because the upstream could not. */
  REJECTED("rejected");

  private final String tag;

  Outcome(String tag) {
    this.tag = tag;
  }

  /** The word in metrics and logs. */
  public String tag() {
    return tag;
  }
}
