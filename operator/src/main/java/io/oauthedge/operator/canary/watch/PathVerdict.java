package io.oauthedge.operator.canary.watch;

import io.oauthedge.contract.Hop;
import io.oauthedge.contract.config.PathFinding;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.operator.canary.CanaryRound;
import io.oauthedge.operator.canary.CanaryScope;
import io.oauthedge.operator.canary.HeaderFinding;
import io.oauthedge.operator.canary.PathCapacity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is held of the path to one edge.
 *
 * @param occasion that the newest round followed: of its generation the verdict speaks, and of no
 *     later one
 * @param at when the newest round ended
 * @param outcome the newest round that agrees with the verdict
 * @param findings those that stand; empty unless the outcome is {@link CanaryRound.Seen}
 * @param capacities as the newest full round found them
 * @param unjudged what full rounds could not judge, and why, until one can; empty when all was
 */
public record PathVerdict(
    Occasion occasion,
    Instant at,
    CanaryRound outcome,
    List<StandingFinding> findings,
    List<PathCapacity> capacities,
    Optional<String> unjudged) {
  public PathVerdict {
    findings = List.copyOf(findings);
    capacities = List.copyOf(capacities);
  }

  /** A verdict on all that there is to judge. */
  public PathVerdict(
      Occasion occasion,
      Instant at,
      CanaryRound outcome,
      List<StandingFinding> findings,
      List<PathCapacity> capacities) {
    this(occasion, at, outcome, findings, capacities, Optional.empty());
  }

  /** What pods may rely on when they attribute a signal: nothing, where the path is unknown. */
  public PathFindings pathFindings() {
    return PathFindings.of(
        findings.stream()
            .map(StandingFinding::finding)
            .filter(finding -> finding.hop() != Hop.UPSTREAM)
            .map(finding -> new PathFinding(finding.header(), finding.fate(), finding.hop()))
            .distinct()
            .limit(PathFindings.MOST)
            .toList());
  }

  Optional<StandingFinding> standing(HeaderFinding finding) {
    return findings.stream().filter(known -> known.finding().isSame(finding)).findFirst();
  }

  /** Whether an interval's round could leave what stands as it is for ever. */
  boolean needsFullRounds() {
    return unjudged.isPresent()
        || findings.stream().anyMatch(known -> known.scope() == CanaryScope.FULL);
  }

  /** The generation of the resource that the verdict speaks of; 0 where it is not known. */
  public long generation() {
    return occasion.generation();
  }

  /** Whether both say the same of the same, whenever and in whatever words they said it. */
  boolean saysSameAs(PathVerdict other) {
    return occasion.generation() == other.occasion.generation()
        && outcome.getClass().equals(other.outcome.getClass())
        && findings.equals(other.findings)
        && capacities.equals(other.capacities)
        && unjudged.equals(other.unjudged);
  }
}
