package io.oauthedge.operator.status.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JudgementTest {
  /** Kubernetes refuses a condition whose reason has another form (metav1.Condition). */
  @Test
  void reasonsAndTypesHaveTheFormThatKubernetesWants() {
    assertThat(Arrays.stream(ConditionReason.values()).map(ConditionReason::text))
        .allMatch(reason -> reason.matches("[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?"))
        .doesNotHaveDuplicates();
    assertThat(Arrays.stream(ConditionType.values()).map(ConditionType::text))
        .doesNotHaveDuplicates();
  }

  @Test
  void aLongMessageIsCutAndShowsIt() {
    Judgement judgement = Judgement.no(ConditionReason.SPEC_INVALID, "x".repeat(5_000));

    assertThat(judgement.message()).hasSize(Judgement.MAX_MESSAGE).endsWith("…");
  }
}
