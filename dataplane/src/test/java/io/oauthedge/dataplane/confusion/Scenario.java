package io.oauthedge.dataplane.confusion;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A fault, who is at fault in truth, and how it is acted out.
 *
 * @param what for the table
 * @param culprits empty where nothing is wrong
 * @param fates all that befell headers, in truth; a header that a client does not send has none
 */
record Scenario(
    String what,
    Set<Hop> culprits,
    Set<HeaderFate> fates,
    Front.Program program,
    UnaryOperator<Story> act) {

  /** A scenario and what the edge said. */
  record Outcome(Scenario scenario, List<Report> reports) {
    /** Whether the hops and the fates that are named are those in truth. */
    Verdict verdict() {
      var named = Set.copyOf(reports.stream().map(Report::hop).toList());
      if (named.stream().anyMatch(this::isFalselyBlamed)) {
        return Verdict.FALSE_BLAME;
      }
      if (!named.equals(scenario.culprits)) {
        return Verdict.NOT_SEEN;
      }
      var fates = Set.copyOf(reports.stream().flatMap(report -> report.fate().stream()).toList());
      return fates.equals(scenario.fates) ? Verdict.RIGHT : Verdict.OTHER_FATE;
    }

    // The client stands for "not known to be another's": that is no blame while a balancer's fault
    // waits for the canary.
    private boolean isFalselyBlamed(Hop hop) {
      boolean leftToTheCanary = hop == Hop.CLIENT && scenario.culprits.contains(Hop.LOAD_BALANCER);
      return !scenario.culprits.contains(hop) && !leftToTheCanary;
    }
  }

  /** How far the edge was right. */
  enum Verdict {
    RIGHT("yes"),
    OTHER_FATE("the hop, but another fate"),
    NOT_SEEN("no: for the canary to find"),
    FALSE_BLAME("**no: wrongly blamed**");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /** Acts it out. */
  Outcome play(World world, int number) {
    try (var story = new Story(world, number, program)) {
      return new Outcome(this, act.apply(story).reports());
    }
  }
}
