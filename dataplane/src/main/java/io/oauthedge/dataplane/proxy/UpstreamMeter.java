package io.oauthedge.dataplane.proxy;

/** Counts what becomes of sessions and endpoints; called on event loops. */
public interface UpstreamMeter {
  /** How a request that session affinity applies to was sent. */
  enum Affinity {
    /** To the endpoint that its key belongs to. */
    KEPT,
    /** To another, since that one failed or is left out. */
    DISPLACED,
    /** To any: it had no key. */
    KEYLESS
  }

  void sent(String upstream, Affinity affinity);

  /** An endpoint is left out as failing. */
  void ejected(String upstream);

  /** Counts nothing. */
  static UpstreamMeter none() {
    return new UpstreamMeter() {
      @Override
      public void sent(String upstream, Affinity affinity) {}

      @Override
      public void ejected(String upstream) {}
    };
  }
}
