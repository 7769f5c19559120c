package io.oauthedge.operator.status.headers;

import io.fabric8.kubernetes.api.model.Condition;
import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.crds.v1alpha1.status.HeaderFindingStatus;
import io.oauthedge.crds.v1alpha1.status.HeaderIntegrity;
import io.oauthedge.crds.v1alpha1.status.OAuthEdgeStatus;
import io.oauthedge.crds.v1alpha1.status.PathLimit;
import io.oauthedge.operator.canary.CanaryRound.Seen;
import io.oauthedge.operator.canary.CanaryScope;
import io.oauthedge.operator.canary.HeaderFinding;
import io.oauthedge.operator.canary.PathCapacity;
import io.oauthedge.operator.canary.watch.Occasion;
import io.oauthedge.operator.canary.watch.PathVerdict;
import io.oauthedge.operator.canary.watch.StandingFinding;
import io.oauthedge.operator.status.condition.ConditionReason;
import io.oauthedge.operator.status.condition.ConditionType;
import io.oauthedge.operator.status.condition.Conditions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads back what an operator before this one held of a path. */
public final class StoredVerdict {
  private static final Set<String> SEEN =
      Set.of(
          ConditionReason.HEADERS_INTACT.text(),
          ConditionReason.HEADERS_HARMED.text(),
          ConditionReason.PARTLY_JUDGED.text());

  private StoredVerdict() {}

  /** Empty where nothing was proven, and where it cannot be read. */
  public static Optional<PathVerdict> of(Optional<OAuthEdgeStatus> status) {
    return status.flatMap(
        stored ->
            proof(stored)
                .flatMap(
                    proven ->
                        Optional.ofNullable(stored.headerIntegrity())
                            .flatMap(held -> read(held, generation(proven)))));
  }

  private static Optional<Condition> proof(OAuthEdgeStatus stored) {
    return Conditions.find(stored.conditions(), ConditionType.HEADERS_INTACT)
        .filter(condition -> SEEN.contains(condition.getReason()));
  }

  private static long generation(Condition proven) {
    return Optional.ofNullable(proven.getObservedGeneration()).orElse(0L);
  }

  private static Optional<PathVerdict> read(HeaderIntegrity stored, long generation) {
    try {
      return Optional.of(
          new PathVerdict(
              new Occasion(generation, ""),
              Instant.parse(Optional.ofNullable(stored.lastRound()).orElse("")),
              new Seen(
                  CanaryScope.INTERVAL,
                  Optional.ofNullable(stored.path()).orElse(""),
                  List.of(),
                  List.of()),
              stored.findings().stream().map(StoredVerdict::finding).toList(),
              stored.limits().stream().map(StoredVerdict::capacity).toList(),
              Optional.ofNullable(stored.unjudged())));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static StandingFinding finding(HeaderFindingStatus stored) {
    return new StandingFinding(
        new HeaderFinding(
            stored.header(),
            HeaderFate.valueOf(stored.fate()),
            Hop.valueOf(stored.hop()),
            stored.evidence()),
        CanaryScope.FULL,
        Instant.parse(stored.since()));
  }

  private static PathCapacity capacity(PathLimit stored) {
    return new PathCapacity(
        stored.protocol(),
        stored.authorizationBytes().intValue(),
        stored.headBytes().intValue(),
        Hop.valueOf(stored.hop()),
        stored.above());
  }
}
