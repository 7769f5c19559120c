package io.oauthedge.operator.canary.watch;

import io.oauthedge.operator.canary.CanaryRound;
import io.oauthedge.operator.canary.CanaryScope;
import io.oauthedge.operator.canary.CanarySubject;
import io.oauthedge.operator.canary.RoundRunner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs a round and, where it differs from what is held, up to two more, with a pause before each:
 * what lasts a moment must not vote twice.
 *
 * @param pause waits
 * @param each told of every round
 */
record TwoOfThree(
    RoundRunner runner, InstantSource clock, Pause pause, Consumer<CanaryRound> each) {
  /** Longer than a reload or a burst takes, and short enough for a verdict within seconds. */
  static final Duration BETWEEN = Duration.ofSeconds(2);

  /** The verdict after one to three rounds. */
  PathVerdict confirm(
      CanarySubject subject, CanaryScope scope, Occasion occasion, Optional<PathVerdict> standing)
      throws InterruptedException {
    var ballot = new Ballot(occasion, standing);
    boolean first = true;
    for (CanaryScope next : scopes(scope)) {
      if (!first) {
        pause.of(BETWEEN);
      }
      first = false;
      CanaryRound round = runner.run(subject, next);
      each.accept(round);
      ballot.add(round);
      if (ballot.isDecided()) {
        break;
      }
    }
    return ballot.verdict(clock.instant());
  }

  /** A full round is confirmed by a cheap one first: what that shows too, needs no second. */
  private static List<CanaryScope> scopes(CanaryScope first) {
    return List.of(first, CanaryScope.INTERVAL, first);
  }
}
