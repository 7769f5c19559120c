package io.oauthedge.operator.status.headers;

import io.oauthedge.crds.v1alpha1.status.HeaderFindingStatus;
import io.oauthedge.crds.v1alpha1.status.HeaderIntegrity;
import io.oauthedge.crds.v1alpha1.status.PathLimit;
import io.oauthedge.operator.canary.CanaryRound;
import io.oauthedge.operator.canary.HeaderFinding;
import io.oauthedge.operator.canary.PathCapacity;
import io.oauthedge.operator.canary.watch.PathVerdict;
import io.oauthedge.operator.canary.watch.StandingFinding;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The canary's verdict in the words of the resource. */
public final class HeaderSummary {
  private HeaderSummary() {}

  /** What {@code status.headerIntegrity} says. */
  public static HeaderIntegrity of(HeaderFacts facts) {
    if (!facts.enabled()) {
      return unknown("canary is off");
    }
    return facts.verdict().map(held -> of(facts, held)).orElseGet(() -> unknown("no round yet"));
  }

  private static HeaderIntegrity of(HeaderFacts facts, PathVerdict held) {
    return new HeaderIntegrity(
        facts.anyReady() ? summary(facts, held) : "Unknown: no pod is ready",
        held.at().truncatedTo(ChronoUnit.SECONDS).toString(),
        held.outcome().path(),
        held.capacities().stream().map(HeaderSummary::limit).toList(),
        facts.findings().stream().map(known -> finding(facts, known)).toList(),
        held.unjudged().orElse(null));
  }

  private static String summary(HeaderFacts facts, PathVerdict held) {
    return switch (held.outcome()) {
      case CanaryRound.Seen _ when facts.findings().isEmpty() && held.unjudged().isPresent() ->
          "Unknown: partly judged";
      case CanaryRound.Seen _ -> seen(facts.findings());
      case CanaryRound.NotExternal _ -> "Unknown: path is not external";
      case CanaryRound.AnsweredBeforeEdge _ -> "Unknown: answered before the edge";
      case CanaryRound.Unreachable _ -> "Unknown: address is unreachable";
      case CanaryRound.NoControl _ -> "Unknown: no pod answered";
      case CanaryRound.NotSent _ -> "Unknown: no external address";
    };
  }

  private static String seen(List<StandingFinding> findings) {
    if (findings.isEmpty()) {
      return "Intact";
    }
    String first = HeaderFacts.brief(findings.getFirst().finding());
    return findings.size() == 1 ? first : first + ", +" + (findings.size() - 1) + " more";
  }

  private static HeaderFindingStatus finding(HeaderFacts facts, StandingFinding known) {
    HeaderFinding finding = known.finding();
    return new HeaderFindingStatus(
        finding.header(),
        finding.fate().name(),
        finding.hop().name(),
        finding.evidence(),
        facts.fix(finding),
        known.since().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static PathLimit limit(PathCapacity capacity) {
    return new PathLimit(
        capacity.protocol(),
        (long) capacity.authorizationBytes(),
        (long) capacity.headBytes(),
        capacity.hop().name(),
        capacity.above());
  }

  private static HeaderIntegrity unknown(String why) {
    return new HeaderIntegrity("Unknown: " + why, null, null, List.of(), List.of(), null);
  }
}
