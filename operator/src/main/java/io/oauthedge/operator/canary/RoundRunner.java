package io.oauthedge.operator.canary;

/** Sends one round and says what came of it. */
@FunctionalInterface
public interface RoundRunner {
  /**
   * Blocks until the round is over, within the bounds of its scope on requests, bytes and time.
   *
   * @throws InterruptedException when the operator stops
   */
  CanaryRound run(CanarySubject subject, CanaryScope scope) throws InterruptedException;
}
