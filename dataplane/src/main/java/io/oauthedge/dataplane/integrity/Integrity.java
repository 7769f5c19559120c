package io.oauthedge.dataplane.integrity;

/** The signals of real traffic, all upon one baseline. */
public record Integrity(AuthorizationSignals authorization, WatchedHeaders watched) {
  /** Signals that know nothing yet. */
  public static Integrity create() {
    var baseline = new Baseline();
    return new Integrity(new AuthorizationSignals(baseline), new WatchedHeaders(baseline));
  }
}
