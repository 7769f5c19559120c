package io.oauthedge.operator.status.judge;

import static io.oauthedge.operator.status.condition.ConditionReason.ACCEPTED;
import static io.oauthedge.operator.status.condition.ConditionReason.ACCEPTED_WITH_WARNINGS;
import static io.oauthedge.operator.status.condition.ConditionReason.SPEC_INVALID;

import io.oauthedge.operator.status.condition.Judgement;
import io.oauthedge.operator.validate.Problem;
import java.util.List;

/** Accepted: the spec is valid. */
final class AcceptedJudge {
  private AcceptedJudge() {}

  static Judgement judge(EdgeFacts facts) {
    List<Problem> wrong = facts.problems(Problem.Kind.SPEC);
    List<Problem> odd = facts.problems(Problem.Kind.WARNING);
    if (!wrong.isEmpty()) {
      return Judgement.no(SPEC_INVALID, Wording.list(wrong));
    }
    return odd.isEmpty()
        ? Judgement.yes(ACCEPTED, "The spec is valid.")
        : Judgement.yes(ACCEPTED_WITH_WARNINGS, Wording.list(odd));
  }
}
