package io.oauthedge.operator.status.judge;

import static io.oauthedge.operator.status.condition.ConditionReason.CERTIFICATE_NEAR_EXPIRY;
import static io.oauthedge.operator.status.condition.ConditionReason.REFERENCE_UNRESOLVED;
import static io.oauthedge.operator.status.condition.ConditionReason.RESOLVED_REFS;

import io.oauthedge.operator.resolve.ServedCertificate;
import io.oauthedge.operator.status.condition.Judgement;
import io.oauthedge.operator.validate.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** ResolvedRefs: every Secret and Service exists and holds what it must. */
final class ResolvedRefsJudge {
  /** How long before its end a certificate is warned of. */
  static final Duration NEAR = Duration.ofDays(14);

  private ResolvedRefsJudge() {}

  static Judgement judge(EdgeFacts facts) {
    List<Problem> broken = facts.problems(Problem.Kind.REFERENCE);
    if (!broken.isEmpty()) {
      return Judgement.no(REFERENCE_UNRESOLVED, Wording.list(broken));
    }
    return facts
        .certificate()
        .filter(certificate -> isNear(certificate, facts.observation().at()))
        .map(
            certificate ->
                Judgement.yes(
                    CERTIFICATE_NEAR_EXPIRY,
                    "spec.tls.secretName: the certificate of "
                        + certificate.subject()
                        + " ends at "
                        + certificate.notAfter()
                        + ". Renew the Secret; pods take the new one up without a restart."))
        .orElseGet(() -> Judgement.yes(RESOLVED_REFS, "All that the spec names was found."));
  }

  private static boolean isNear(ServedCertificate certificate, Instant now) {
    return certificate.notAfter().isBefore(now.plus(NEAR));
  }
}
