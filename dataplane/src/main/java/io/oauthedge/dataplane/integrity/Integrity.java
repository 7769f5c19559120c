package io.oauthedge.dataplane.integrity;

import io.oauthedge.contract.config.PathFindings;
import java.util.function.Supplier;

/** The signals of real traffic, all upon one baseline. */
public record Integrity(AuthorizationSignals authorization, WatchedHeaders watched) {
  /**
   * Signals that know nothing yet.
   *
   * @param proven what the header canary has proven, asked for at each refusal
   */
  public static Integrity of(Supplier<PathFindings> proven) {
    var baseline = new Baseline();
    var path = new ProvenPath(proven);
    return new Integrity(
        new AuthorizationSignals(baseline, path), new WatchedHeaders(baseline, path));
  }
}
