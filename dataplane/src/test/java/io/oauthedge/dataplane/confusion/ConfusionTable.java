package io.oauthedge.dataplane.confusion;

import io.oauthedge.contract.Hop;
import io.oauthedge.dataplane.confusion.Scenario.Outcome;
import io.oauthedge.dataplane.confusion.Scenario.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The outcomes as the page shows them. */
record ConfusionTable(List<Outcome> outcomes) {
  String markdown() {
    return summary() + "\n" + rows();
  }

  private String summary() {
    return """
    | at fault in truth | scenarios | right | another fate | left to the canary | wrongly blamed |
    |---|---|---|---|---|---|
    """
        + summary(
            "the load balancer", o -> o.scenario().culprits().equals(Set.of(Hop.LOAD_BALANCER)))
        + summary("a client", o -> o.scenario().culprits().equals(Set.of(Hop.CLIENT)))
        + summary("both at once", o -> o.scenario().culprits().size() == 2)
        + summary("nobody", o -> o.scenario().culprits().isEmpty());
  }

  private String summary(String whose, Predicate<Outcome> filter) {
    List<Verdict> verdicts = outcomes.stream().filter(filter).map(Outcome::verdict).toList();
    return "| %s | %d | %d | %d | %d | %d |\n"
        .formatted(
            whose,
            verdicts.size(),
            count(verdicts, Verdict.RIGHT),
            count(verdicts, Verdict.OTHER_FATE),
            count(verdicts, Verdict.NOT_SEEN),
            count(verdicts, Verdict.FALSE_BLAME));
  }

  private static long count(List<Verdict> verdicts, Verdict verdict) {
    return verdicts.stream().filter(verdict::equals).count();
  }

  private String rows() {
    return outcomes.stream()
        .map(
            outcome ->
                "| %s | %s | %s | %s |\n"
                    .formatted(
                        outcome.scenario().what(),
                        shown(outcome.scenario().culprits(), "nobody"),
                        shown(outcome.reports(), "nothing"),
                        outcome.verdict().text()))
        .collect(
            Collectors.joining(
                "", "| what was done | at fault | reported | right |\n|---|---|---|---|\n", ""));
  }

  private static String shown(Collection<?> items, String none) {
    return items.isEmpty()
        ? none
        : items.stream().map(Object::toString).sorted().collect(Collectors.joining("; "));
  }
}
