package io.oauthedge.operator.status.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.operator.status.condition.ConditionReason;
import io.oauthedge.operator.status.condition.ConditionType;
import io.oauthedge.operator.status.condition.Judgement;
import io.oauthedge.operator.status.condition.Truth;
import java.util.Map;

/** Asserts what the judges hold of facts. */
final class Judged {
  private Judged() {}

  static void holds(Facts facts, ConditionType type, Truth truth, String reason, String... words) {
    Map<ConditionType, Judgement> judgements = Judges.judge(facts.seen());
    assertThat(judgements).containsOnlyKeys(ConditionType.values());
    assertThat(judgements.get(type))
        .as(type.text())
        .satisfies(
            judgement -> {
              assertThat(judgement.truth()).as(judgement.toString()).isEqualTo(truth);
              assertThat(judgement.reason()).extracting(ConditionReason::text).isEqualTo(reason);
              for (String word : words) {
                assertThat(judgement.message()).contains(word);
              }
            });
  }
}
