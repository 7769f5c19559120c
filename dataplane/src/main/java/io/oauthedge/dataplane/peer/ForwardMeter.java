package io.oauthedge.dataplane.peer;

/** Counts what becomes of requests that are handed to other pods. */
@FunctionalInterface
public interface ForwardMeter {
  /** What became of one. */
  enum Outcome {
    /** The other pod gave an answer, or said why it has none. */
    ANSWERED,
    /** It did not get it, or did nothing with it. */
    NOT_TAKEN,
    /** It may have sent it, and did not answer. */
    LOST
  }

  void forwarded(Outcome outcome);
}
