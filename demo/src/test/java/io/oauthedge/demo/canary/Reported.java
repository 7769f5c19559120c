package io.oauthedge.demo.canary;

import io.oauthedge.crds.v1alpha1.spec.Provider;
import io.oauthedge.operator.canary.CanaryRound;
import io.oauthedge.operator.canary.HeaderFinding;
import io.oauthedge.operator.provider.fix.Fixes;
import java.util.List;

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

  /** Its words in one text. */
  static String evidence(CanaryRound round) {
    return String.join("\n", words(round));
  }

  /** Its words, of each finding or of why there is none. */
  static List<String> words(CanaryRound round) {
    return switch (round) {
      case CanaryRound.Seen seen -> seen.findings().stream().map(HeaderFinding::evidence).toList();
      case CanaryRound.NotExternal other -> List.of(other.why());
      case CanaryRound.AnsweredBeforeEdge other -> List.of(other.why());
      case CanaryRound.Unreachable other -> List.of(other.why());
      case CanaryRound.NoControl other -> List.of(other.why());
      case CanaryRound.NotSent other -> List.of(other.why());
    };
  }

  /** What the status would tell to do. */
  static List<String> fixes(CanaryRound round, Provider provider) {
    Fixes fixes = Fixes.of(provider);
    return switch (round) {
      case CanaryRound.Seen seen -> seen.findings().stream().map(fixes::fix).toList();
      case CanaryRound.AnsweredBeforeEdge _ -> List.of(fixes.beforeEdge());
      case CanaryRound.NotExternal _,
          CanaryRound.Unreachable _,
          CanaryRound.NoControl _,
          CanaryRound.NotSent _ ->
          List.of();
    };
  }
}
