package io.oauthedge.dataplane.integrity;

/** What the baseline knows of a client that does not bring what was expected. */
public sealed interface Loss {
  /** The client is not known to have brought it. */
  record Unknown() implements Loss {}

  /**
   * The client brought it so many milliseconds before; that it stopped is its own doing.
   *
   * @param steady whether it had brought it every time
   */
  record OfOneClient(long afterMillis, boolean steady) implements Loss {
    String evidence() {
      return "the same client sent a good one " + seconds(afterMillis) + " s before";
    }
  }

  /** The client was redirected so many milliseconds before; libraries drop headers then. */
  record AfterRedirect(long afterMillis) implements Loss {
    String evidence() {
      return "the same client was redirected " + seconds(afterMillis) + " s before";
    }
  }

  /** Many clients lost it at the same moment, and hardly any still brings it. */
  record OfMany(int lost, int still) implements Loss {
    String evidence() {
      return lost + " clients lost it at the same moment, " + still + " still bring it";
    }
  }

  private static long seconds(long millis) {
    return Math.round(millis / 1_000.0);
  }
}
