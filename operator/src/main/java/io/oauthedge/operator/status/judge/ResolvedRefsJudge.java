package io.oauthedge.operator.status.judge;

import static io.oauthedge.operator.status.condition.ConditionReason.CERTIFICATE_NEAR_EXPIRY;
import static io.oauthedge.operator.status.condition.ConditionReason.REFERENCE_UNRESOLVED;
import static io.oauthedge.operator.status.condition.ConditionReason.RESOLVED_REFS;

import io.oauthedge.operator.status.condition.Judgement;
import io.oauthedge.operator.validate.Problem;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** ResolvedRefs: every Secret and Service exists and holds what it must. */
final class ResolvedRefsJudge {
  private ResolvedRefsJudge() {}

  static Judgement judge(EdgeFacts facts) {
    List<Problem> broken = facts.problems(Problem.Kind.REFERENCE);
    if (!broken.isEmpty()) {
      return Judgement.no(REFERENCE_UNRESOLVED, Wording.list(broken));
    }
    Instant now = facts.observation().at();
    String warnings =
        facts.expiries().stream()
            .filter(expiry -> expiry.isNear(now))
            .map(expiry -> expiry.warning(now))
            .collect(Collectors.joining(" "));
    return warnings.isEmpty()
        ? Judgement.yes(RESOLVED_REFS, "All that the spec names was found.")
        : Judgement.yes(CERTIFICATE_NEAR_EXPIRY, warnings);
  }
}
