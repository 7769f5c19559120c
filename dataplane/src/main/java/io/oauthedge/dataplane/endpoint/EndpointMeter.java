package io.oauthedge.dataplane.endpoint;

/** Counts what becomes of sessions and endpoints; called on event loops. */
public interface EndpointMeter {
  /** How a request that session affinity applies to was sent. */
  enum Affinity {
    /** To the endpoint that its key belongs to. */
    KEPT,
    /** To another, since that one failed or is left out. */
    DISPLACED,
    /** To any: it had no key. */
    KEYLESS,
    /** To the configuration's host: no endpoint is known yet, so that no session can be kept. */
    UNKNOWN
  }

  void sent(String upstream, Affinity affinity);

  /** An endpoint is left out as failing. */
  void ejected(String upstream);

  /** Counts nothing. */
  static EndpointMeter none() {
    return new EndpointMeter() {
      @Override
      public void sent(String upstream, Affinity affinity) {}

      @Override
      public void ejected(String upstream) {}
    };
  }
}
