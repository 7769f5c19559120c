package io.oauthedge.contract.report;

/** What became of a pushed document. */
public enum ApplyOutcome {
  /** Serves with it now, or did before. */
  APPLIED,
  /** Kept until the mounted files match its digests. */
  WAITING_FOR_FILES,
  /** Needs a new pod; the old configuration goes on serving. */
  RESTART_REQUIRED,
  /** Older than what is served. */
  STALE,
  /** Not valid; the old configuration goes on serving. */
  REFUSED
}
