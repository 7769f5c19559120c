package io.oauthedge.operator.status.judge;

import io.oauthedge.operator.observe.PodObservation;
import io.oauthedge.operator.validate.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Turns several findings into one text that begins with the first. */
final class Wording {
  private static final int MOST_NAMED = 3;

  private Wording() {}

  /** All problems with their fields and fixes, their number first when there are several. */
  static String list(List<Problem> problems) {
    String texts = problems.stream().map(Problem::text).collect(Collectors.joining(" "));
    return problems.size() == 1 ? texts : problems.size() + " problems. " + texts;
  }

  /** A few names, and how many more there are. */
  static String names(List<PodObservation> pods) {
    String few =
        pods.stream()
            .limit(MOST_NAMED)
            .map(observed -> observed.pod().name())
            .collect(Collectors.joining(", "));
    return pods.size() > MOST_NAMED ? few + " and " + (pods.size() - MOST_NAMED) + " more" : few;
  }

  /** A number and its noun. */
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
