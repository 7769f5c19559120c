package io.oauthedge.operator.status.event;

import io.fabric8.kubernetes.api.model.Condition;
import io.oauthedge.crds.v1alpha1.status.OAuthEdgeStatus;
import io.oauthedge.operator.status.condition.ConditionReason;
import io.oauthedge.operator.status.condition.ConditionType;
import io.oauthedge.operator.status.condition.Conditions;
import io.oauthedge.operator.status.condition.Truth;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Events between two statuses.
 *
 * <p>They rest on the stored status alone, so neither a further round nor a new operator repeats
 * one.
 */
public final class EdgeEvents {
  /** A condition that comes to a truth, or to a reason, is told as an event. */
  private record Row(
      ConditionType type, Truth truth, Optional<ConditionReason> reason, EventReason event) {
    boolean holds(OAuthEdgeStatus status) {
      return condition(status)
          .filter(c -> truth.text().equals(c.getStatus()))
          .filter(c -> reason.map(r -> r.text().equals(c.getReason())).orElse(true))
          .isPresent();
    }

    Optional<Condition> condition(OAuthEdgeStatus status) {
      return Conditions.find(status.conditions(), type);
    }
  }

  private static final List<Row> ROWS =
      List.of(
          on(ConditionType.ACCEPTED, Truth.FALSE, EventReason.SPEC_INVALID),
          on(ConditionType.ACCEPTED, Truth.TRUE, EventReason.SPEC_ACCEPTED),
          on(ConditionType.RESOLVED_REFS, Truth.FALSE, EventReason.REFERENCE_UNRESOLVED),
          on(ConditionType.RESOLVED_REFS, Truth.TRUE, EventReason.REFERENCES_RESOLVED),
          on(
              ConditionType.RESOLVED_REFS,
              Truth.TRUE,
              ConditionReason.CERTIFICATE_NEAR_EXPIRY,
              EventReason.CERTIFICATE_NEAR_EXPIRY),
          on(
              ConditionType.PROGRAMMED,
              Truth.FALSE,
              ConditionReason.APPLY_FAILED,
              EventReason.APPLY_FAILED),
          on(
              ConditionType.PROGRAMMED,
              Truth.FALSE,
              ConditionReason.POD_REFUSED_CONFIG,
              EventReason.POD_REFUSED_CONFIG),
          on(ConditionType.PROGRAMMED, Truth.TRUE, EventReason.PROGRAMMED),
          on(
              ConditionType.AUTHORIZATION_FLOW_HEALTHY,
              Truth.FALSE,
              EventReason.AUTHORIZATION_FLOW_UNHEALTHY),
          on(
              ConditionType.AUTHORIZATION_FLOW_HEALTHY,
              Truth.TRUE,
              EventReason.AUTHORIZATION_FLOW_HEALTHY),
          on(ConditionType.HEADERS_INTACT, Truth.FALSE, EventReason.HEADERS_HARMED),
          on(ConditionType.HEADERS_INTACT, Truth.TRUE, EventReason.HEADERS_INTACT),
          on(ConditionType.READY, Truth.FALSE, EventReason.NOT_READY),
          on(ConditionType.READY, Truth.TRUE, EventReason.READY));

  private static final Pattern FIELD = Pattern.compile("spec\\.[A-Za-z.\\[\\]0-9]+(?=:)");

  /** Told only where it was otherwise before: no edge begins ready. */
  private static final Set<EventReason> FLIPS =
      EnumSet.of(EventReason.SPEC_ACCEPTED, EventReason.REFERENCES_RESOLVED, EventReason.NOT_READY);

  private EdgeEvents() {}

  /**
   * What came to be between the stored status and the fresh one, causes before effects.
   *
   * @param host that clients call
   */
  public static List<EdgeEvent> between(
      Optional<OAuthEdgeStatus> old, OAuthEdgeStatus fresh, String host) {
    return Stream.concat(conditions(old, fresh), ExposedTokens.between(old, fresh, host).stream())
        .toList();
  }

  private static Stream<EdgeEvent> conditions(
      Optional<OAuthEdgeStatus> old, OAuthEdgeStatus fresh) {
    return ROWS.stream()
        .filter(row -> row.holds(fresh))
        .filter(
            row ->
                old.map(status -> !row.holds(status) || isFurther(row, status, fresh))
                    .orElse(!FLIPS.contains(row.event())))
        .flatMap(
            row ->
                row.condition(fresh).stream().map(c -> new EdgeEvent(row.event(), c.getMessage())));
  }

  /** Another header that is harmed, or another certificate that ends, is news of its own. */
  private static boolean isFurther(Row row, OAuthEdgeStatus old, OAuthEdgeStatus fresh) {
    return switch (row.event()) {
      case HEADERS_HARMED -> !harms(old).containsAll(harms(fresh));
      case CERTIFICATE_NEAR_EXPIRY -> !fields(row, old).containsAll(fields(row, fresh));
      default -> false;
    };
  }

  /** The fields that a condition's message names. */
  private static Set<String> fields(Row row, OAuthEdgeStatus status) {
    return row.condition(status).stream()
        .flatMap(condition -> FIELD.matcher(condition.getMessage()).results())
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private static Set<String> harms(OAuthEdgeStatus status) {
    return Optional.ofNullable(status.headerIntegrity()).stream()
        .flatMap(integrity -> integrity.findings().stream())
        .map(finding -> finding.header() + " " + finding.fate() + " " + finding.hop())
        .collect(Collectors.toSet());
  }

  private static Row on(ConditionType type, Truth truth, EventReason event) {
    return new Row(type, truth, Optional.empty(), event);
  }

  private static Row on(
      ConditionType type, Truth truth, ConditionReason reason, EventReason event) {
    return new Row(type, truth, Optional.of(reason), event);
  }
}
