package io.oauthedge.operator.status.condition;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The merge of judgements into conditions.
 *
 * <p>Only the operator's own types come out: it applies its status server-side, where the types of
 * others stay untouched as long as they are not repeated.
 */
public final class Conditions {
  private static final Set<String> OWN =
      Arrays.stream(ConditionType.values()).map(ConditionType::text).collect(Collectors.toSet());

  private Conditions() {}

  /**
   * The new conditions, in the order of {@link ConditionType}; one whose status stays keeps its
   * transition time.
   *
   * @param generation the resource's generation, of which a judgement speaks unless it names
   *     another
   */
  public static List<Condition> merge(
      Collection<Condition> old,
      Map<ConditionType, Judgement> judgements,
      long generation,
      Instant now) {
    return new TreeMap<>(judgements)
        .entrySet().stream()
            .map(e -> condition(e.getKey(), e.getValue(), find(old, e.getKey()), generation, now))
            .toList();
  }

  /** The condition of a type, if there is one. */
  public static Optional<Condition> find(Collection<Condition> conditions, ConditionType type) {
    return conditions.stream().filter(c -> type.text().equals(c.getType())).findFirst();
  }

  /** Those that the operator writes. */
  public static List<Condition> own(Collection<Condition> conditions) {
    return conditions.stream().filter(c -> OWN.contains(c.getType())).toList();
  }

  private static Condition condition(
      ConditionType type,
      Judgement judgement,
      Optional<Condition> former,
      long generation,
      Instant now) {
    String status = judgement.truth().text();
    String transition =
        former
            .filter(condition -> status.equals(condition.getStatus()))
            .map(Condition::getLastTransitionTime)
            .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
    return new ConditionBuilder()
        .withType(type.text())
        .withStatus(status)
        .withReason(judgement.reason().text())
        .withMessage(judgement.message())
        .withObservedGeneration(judgement.generation().orElse(generation))
        .withLastTransitionTime(transition)
        .build();
  }
}
