package io.oauthedge.dataplane.verify;

import io.oauthedge.dataplane.token.Verdict;

/** Counts verification; called from several event loops, on every request. */
public interface VerifyMeter {
  /** Counts nothing. */
  VerifyMeter NONE =
      new VerifyMeter() {
        @Override
        public void lookup(Lookup result) {}

        @Override
        public void verified(Verdict verdict, long nanos) {}
      };

  /** What a look into the verdict cache brought; lower case is the metric's tag value. */
  enum Lookup {
    /** An admitted token, seen before. */
    HIT,
    /** A refused token, seen moments ago. */
    HIT_REFUSED,
    /** To be verified. */
    MISS
  }

  /** A token was looked up. */
  void lookup(Lookup result);

  /**
   * A token that was not in the cache was judged.
   *
   * @param nanos from the look-up to the verdict, waiting for keys included
   */
  void verified(Verdict verdict, long nanos);
}
