package io.oauthedge.operator.canary.watch;

import io.oauthedge.operator.canary.CanaryRound;
import io.oauthedge.operator.canary.CanaryRound.Seen;
import io.oauthedge.operator.canary.CanaryScope;
import io.oauthedge.operator.canary.HeaderFinding;
import io.oauthedge.operator.canary.PathCapacity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rounds that vote on a verdict: what stands falls, and what is new stands, when two of three say
 * so.
 *
 * <p>One round is enough to agree with the standing verdict. A round of the interval says nothing
 * of a finding that only full rounds have shown.
 */
final class Ballot {
  private static final int ENOUGH = 2;
  private static final int MOST = 3;

  private final Occasion occasion;
  private final Optional<PathVerdict> standing;
  private final List<CanaryRound> rounds = new ArrayList<>();

  Ballot(Occasion occasion, Optional<PathVerdict> standing) {
    this.occasion = occasion;
    this.standing = standing;
  }

  void add(CanaryRound round) {
    rounds.add(round);
  }

  /** Whether a further round could change nothing. */
  boolean isDecided() {
    if (rounds.size() == MOST) {
      return true;
    }
    Optional<CanaryRound> outcome = outcome();
    return outcome.isPresent()
        && (!(outcome.get() instanceof Seen)
            || (isWholeDecided() && candidates().stream().allMatch(this::isDecided)));
  }

  /** Whether it is settled what could not be judged. */
  private boolean isWholeDecided() {
    return unjudged().isEmpty()
        || isAnyComplete()
        || standing.flatMap(PathVerdict::unjudged).isPresent();
  }

  /** What is held after these rounds, of which there is at least one. */
  PathVerdict verdict(Instant at) {
    Optional<CanaryRound> outcome = outcome();
    if (outcome.isEmpty() && standing.isPresent()) {
      PathVerdict kept = standing.get();
      return new PathVerdict(
          occasion, at, kept.outcome(), kept.findings(), kept.capacities(), kept.unjudged());
    }
    CanaryRound held = outcome.orElseGet(this::firstUnknown);
    return new PathVerdict(
        occasion,
        at,
        held,
        held instanceof Seen
            ? candidates().stream().filter(this::stands).map(f -> standing(f, at)).toList()
            : List.of(),
        capacities(),
        held instanceof Seen ? heldUnjudged() : Optional.empty());
  }

  /** One complete round clears it; what had been judged before falls by two rounds alone. */
  private Optional<String> heldUnjudged() {
    if (isAnyComplete()) {
      return Optional.empty();
    }
    boolean wasWhole = standing.filter(known -> known.unjudged().isEmpty()).isPresent();
    List<String> fresh = unjudged();
    return fresh.isEmpty() || (wasWhole && fresh.size() < ENOUGH)
        ? standing.flatMap(PathVerdict::unjudged)
        : Optional.of(fresh.getLast());
  }

  private List<String> unjudged() {
    return seen().stream().flatMap(round -> round.unjudged().stream()).toList();
  }

  private boolean isAnyComplete() {
    return seen().stream().anyMatch(Seen::isComplete);
  }

  /** The newest round of a kind that has enough votes; one that agrees needs no second. */
  private Optional<CanaryRound> outcome() {
    Class<?> agreed =
        standing.<Class<?>>map(known -> known.outcome().getClass()).orElse(Void.class);
    return rounds.reversed().stream()
        .filter(
            round ->
                rounds.stream().filter(round.getClass()::isInstance).count() >= ENOUGH
                    || (rounds.size() == 1 && agreed.isInstance(round)))
        .findFirst();
  }

  /** Nothing agrees, and nothing was known: what came in whole once is not proven. */
  private CanaryRound firstUnknown() {
    return rounds.stream().filter(round -> !(round instanceof Seen)).findFirst().orElseThrow();
  }

  /** Every finding that stands or was shown, once; the newest wording of each first. */
  private List<HeaderFinding> candidates() {
    var distinct = new ArrayList<HeaderFinding>();
    Stream.concat(
            seen().reversed().stream().flatMap(round -> round.findings().stream()),
            standing.stream().flatMap(known -> known.findings().stream()).map(f -> f.finding()))
        .filter(finding -> distinct.stream().noneMatch(finding::isSame))
        .forEach(distinct::add);
    return distinct;
  }

  private boolean isDecided(HeaderFinding finding) {
    return votesFor(finding) >= ENOUGH
        || votesAgainst(finding) >= ENOUGH
        || (isStanding(finding) && votesAgainst(finding) == 0);
  }

  private boolean stands(HeaderFinding finding) {
    return votesFor(finding) >= ENOUGH || (votesAgainst(finding) < ENOUGH && isStanding(finding));
  }

  private StandingFinding standing(HeaderFinding finding, Instant at) {
    Optional<StandingFinding> known = standing.flatMap(verdict -> verdict.standing(finding));
    return new StandingFinding(
        known.filter(_ -> isOfSameOccasion()).map(StandingFinding::finding).orElse(finding),
        isShownByIntervals(finding) ? CanaryScope.INTERVAL : CanaryScope.FULL,
        known.map(StandingFinding::since).orElse(at));
  }

  /** Words may differ from node to node of a balancer: they are kept until there is a cause. */
  private boolean isOfSameOccasion() {
    return standing.filter(known -> known.occasion().equals(occasion)).isPresent();
  }

  private boolean isStanding(HeaderFinding finding) {
    return standing.flatMap(verdict -> verdict.standing(finding)).isPresent();
  }

  private long votesFor(HeaderFinding finding) {
    return seen().stream().filter(round -> shows(round, finding)).count();
  }

  private long votesAgainst(HeaderFinding finding) {
    boolean shownByIntervals = isShownByIntervals(finding);
    return seen().stream()
        .filter(round -> round.isComplete() || shownByIntervals)
        .filter(round -> !shows(round, finding))
        .count();
  }

  private boolean isShownByIntervals(HeaderFinding finding) {
    return standing
            .flatMap(verdict -> verdict.standing(finding))
            .filter(known -> known.scope() == CanaryScope.INTERVAL)
            .isPresent()
        || seen().stream()
            .filter(round -> round.scope() == CanaryScope.INTERVAL)
            .anyMatch(round -> shows(round, finding));
  }

  private List<PathCapacity> capacities() {
    return seen().reversed().stream()
        .filter(round -> round.scope() == CanaryScope.FULL)
        .map(Seen::capacities)
        .findFirst()
        .or(() -> standing.map(PathVerdict::capacities))
        .orElse(List.of());
  }

  private List<Seen> seen() {
    return rounds.stream().filter(Seen.class::isInstance).map(Seen.class::cast).toList();
  }

  private static boolean shows(Seen round, HeaderFinding finding) {
    return round.findings().stream().anyMatch(finding::isSame);
  }
}
