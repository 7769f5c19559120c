package io.oauthedge.operator.observe;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.operator.observe.admin.AdminPort;
import io.oauthedge.operator.observe.admin.AdminReply;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What the operator does at one pod of an edge. */
record PodVisit(AdminPort port) {
  private static final Logger LOG = LoggerFactory.getLogger(PodVisit.class);

  /** Asks, and changes nothing. */
  PodObservation look(EdgePod pod) {
    AdminReply<EdgeReport> report =
        pod.address()
            .map(port::report)
            .orElseGet(() -> new AdminReply.Unreachable<>("it has no address yet"));
    return new PodObservation(pod, report, Optional.empty());
  }

  /**
   * Pushes the configuration to a pod that serves with another, and asks again after a change: what
   * is known of a pod rests on its report, not on a promise.
   *
   * <p>Whether a pod of another shape can take it, the pod decides.
   */
  PodObservation configure(EdgePod pod, EdgeConfig config) {
    PodObservation seen = look(pod);
    boolean outdated =
        seen.report().answer().filter(r -> !r.configHash().equals(config.hash())).isPresent();
    if (!outdated || pod.terminating()) {
      return seen;
    }
    AdminReply<ApplyReply> reply = port.push(pod.address().orElseThrow(), config);
    boolean applied = log(pod, "configuration", reply);
    return new PodObservation(
        pod, applied ? look(pod).report() : seen.report(), Optional.of(reply));
  }

  /** Pushes endpoints, keys and findings where the report shows that they are lacking. */
  void supply(
      PodObservation seen,
      EndpointSnapshot endpoints,
      LastGoodKeys keys,
      Optional<PathFindings> path) {
    EdgePod pod = seen.pod();
    seen.report()
        .answer()
        .ifPresent(
            report -> {
              String address = pod.address().orElseThrow();
              if (report.endpointEpoch() != endpoints.epoch()) {
                log(pod, "endpoints", port.push(address, endpoints));
              }
              keys.missing(report).ifPresent(k -> log(pod, "keys", port.push(address, k)));
              path.filter(findings -> !findings.hash().equals(report.pathFindings()))
                  .ifPresent(f -> log(pod, "path findings", port.push(address, f)));
            });
  }

  /** What stays undone is in the status; the log need not repeat it every round. */
  private static boolean log(EdgePod pod, String what, AdminReply<ApplyReply> reply) {
    boolean applied =
        reply.answer().filter(answer -> answer.outcome() == ApplyOutcome.APPLIED).isPresent();
    LOG.atLevel(applied ? Level.INFO : Level.DEBUG)
        .setMessage("Pushed to a pod")
        .addKeyValue("pod", pod.name())
        .addKeyValue("what", what)
        .addKeyValue("outcome", reply.answer().map(a -> a.outcome().name()).orElse("NO_ANSWER"))
        .addKeyValue("why", reply.answer().map(ApplyReply::message).orElseGet(reply::problem))
        .log();
    return applied;
  }
}
