package io.oauthedge.operator.status.judge;

import static io.oauthedge.operator.status.condition.ConditionReason.CERTIFICATE_EXPIRED;
import static io.oauthedge.operator.status.condition.ConditionReason.CONFIG_OUTDATED;
import static io.oauthedge.operator.status.condition.ConditionReason.POD_REFUSED_CONFIG;
import static io.oauthedge.operator.status.condition.ConditionReason.POD_UNREACHABLE;
import static io.oauthedge.operator.status.condition.ConditionReason.PROGRAMMED;
import static io.oauthedge.operator.status.condition.ConditionReason.ROLLOUT_IN_PROGRESS;
import static io.oauthedge.operator.status.condition.ConditionReason.WAITING_FOR_FILES;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.operator.observe.PodObservation;
import io.oauthedge.operator.observe.admin.AdminReply;
import io.oauthedge.operator.observe.admin.AdminReply.Answered;
import io.oauthedge.operator.observe.admin.AdminReply.Refused;
import io.oauthedge.operator.observe.admin.AdminReply.Unreachable;
import io.oauthedge.operator.status.condition.Judgement;
import java.util.Optional;

/** Judges whether one pod serves with the wanted configuration and files. */
final class PodJudge {
  private PodJudge() {}

  static Judgement judge(PodObservation observed, EdgeConfig wanted) {
    String pod = "Pod " + observed.pod().name();
    return switch (observed.report()) {
      case Unreachable<EdgeReport> unreachable ->
          Judgement.unknown(
              POD_UNREACHABLE, pod + " cannot be asked what it serves: " + unreachable.why() + ".");
      case Refused<EdgeReport> refused ->
          Judgement.unknown(
              POD_UNREACHABLE, pod + " does not say what it serves: " + refused.message() + ".");
      case Answered<EdgeReport> answered -> reported(pod, observed, answered.value(), wanted);
    };
  }

  private static Judgement reported(
      String pod, PodObservation observed, EdgeReport report, EdgeConfig wanted) {
    if (!report.configHash().equals(wanted.hash())) {
      return observed
          .configPush()
          .map(push -> pushed(pod, push))
          .orElseGet(
              () ->
                  Judgement.no(
                      CONFIG_OUTDATED,
                      pod + " still serves with generation " + report.generation() + "."));
    }
    return wanted.sortedFiles().entrySet().stream()
        .filter(file -> !file.getValue().equals(report.files().get(file.getKey())))
        .findFirst()
        .map(file -> waiting(pod, file.getKey() + " is not yet what its Secret holds"))
        .or(() -> expired(pod, report))
        .orElseGet(() -> Judgement.yes(PROGRAMMED, pod + " serves with it."));
  }

  /** Clients do not connect to it, whatever else is well. */
  private static Optional<Judgement> expired(String pod, EdgeReport report) {
    return report.tls().certificates().stream()
        .filter(served -> served.notAfter().isBefore(report.reportedAt()))
        .findFirst()
        .map(
            served ->
                Judgement.no(
                    CERTIFICATE_EXPIRED,
                    pod
                        + " serves a certificate of "
                        + served.subject()
                        + " that ended at "
                        + served.notAfter()
                        + ", which clients refuse. Renew the Secret that it comes from; pods take"
                        + " the new one up without a restart."));
  }

  private static Judgement pushed(String pod, AdminReply<ApplyReply> push) {
    return switch (push) {
      case Unreachable<ApplyReply> unreachable ->
          Judgement.unknown(
              POD_UNREACHABLE,
              pod + " may not have got the configuration: " + unreachable.why() + ".");
      case Refused<ApplyReply> refused -> refused(pod, refused.message());
      case Answered<ApplyReply> answered -> answered(pod, answered.value());
    };
  }

  private static Judgement answered(String pod, ApplyReply reply) {
    return switch (reply.outcome()) {
      case APPLIED ->
          Judgement.no(CONFIG_OUTDATED, pod + " took the configuration, but serves with another.");
      case WAITING_FOR_FILES -> waiting(pod, reply.message());
      case RESTART_REQUIRED ->
          Judgement.no(
              ROLLOUT_IN_PROGRESS,
              pod + " cannot take this change while it runs; a new pod takes its place.");
      case STALE ->
          Judgement.no(
              CONFIG_OUTDATED, pod + " serves with a newer generation: " + reply.message());
      case REFUSED -> refused(pod, reply.message());
    };
  }

  private static Judgement waiting(String pod, String what) {
    return Judgement.no(
        WAITING_FOR_FILES,
        pod
            + " waits for its mounted files: "
            + what
            + ". The kubelet brings them within minutes.");
  }

  private static Judgement refused(String pod, String why) {
    return Judgement.no(
        POD_REFUSED_CONFIG,
        pod
            + " refused the configuration: "
            + why
            + ". It serves on with the former one; bring operator and spec.deployment.image to the"
            + " same version.");
  }
}
