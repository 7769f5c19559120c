package io.oauthedge.operator.canary;

/** How much of the matrix a round covers. */
public enum CanaryScope {
  /** Three to five requests: what must never go unnoticed for longer than an interval. */
  INTERVAL,
  /** Everything, with the search for the path's limits: after a change, and on demand. */
  FULL
}
