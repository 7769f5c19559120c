package io.oauthedge.dataplane.confusion;

import io.oauthedge.contract.Hop;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A fault, who is at fault in truth, and how it is acted out.
 *
 * @param what for the table
 * @param culprits empty where nothing is wrong
 */
record Scenario(String what, Set<Hop> culprits, Front.Program program, UnaryOperator<Story> act) {

  /** A scenario and what the edge said. */
  record Outcome(Scenario scenario, List<Report> reports) {
    /** Whether the hops that are named are those at fault. */
    Verdict verdict() {
      var named = Set.copyOf(reports.stream().map(Report::hop).toList());
      if (named.equals(scenario.culprits)) {
        return Verdict.RIGHT;
      }
      boolean falselyBlamed =
          named.contains(Hop.LOAD_BALANCER) && !scenario.culprits.contains(Hop.LOAD_BALANCER);
      return falselyBlamed ? Verdict.FALSE_BLAME : Verdict.NOT_SEEN;
    }
  }

  /** How far the edge was right. */
  enum Verdict {
    RIGHT("yes"),
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
