package io.oauthedge.demo.canary;

import io.oauthedge.operator.canary.CanaryRound;
import io.oauthedge.operator.canary.HeaderFinding;
import java.util.List;
import java.util.stream.Collectors;

/** What a round says, in short. */
final class Reported {
  private Reported() {}

  /** {@code header FATE HOP} for each finding, or the kind of round that found none. */
  static List<String> of(CanaryRound round) {
    return round instanceof CanaryRound.Seen seen
        ? seen.findings().stream()
            .map(found -> found.header() + " " + found.fate() + " " + found.hop())
            .toList()
        : List.of(round.getClass().getSimpleName());
  }

  /** Its words. */
  static String evidence(CanaryRound round) {
    return switch (round) {
      case CanaryRound.Seen seen ->
          seen.findings().stream().map(HeaderFinding::evidence).collect(Collectors.joining("\n"));
      case CanaryRound.NotExternal other -> other.why();
      case CanaryRound.AnsweredBeforeEdge other -> other.why();
      case CanaryRound.Unreachable other -> other.why();
      case CanaryRound.NoControl other -> other.why();
      case CanaryRound.NotSent other -> other.why();
    };
  }
}
