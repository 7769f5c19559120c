package io.oauthedge.operator.observe;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.config.Peer;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.operator.observe.admin.AdminReply;
import java.util.Optional;

/**
 * What one pod said in this round.
 *
 * @param report what it serves with, asked after the push where there was one that changed it
 * @param configPush what it answered to a pushed configuration; absent when it had it already
 */
public record PodObservation(
    EdgePod pod, AdminReply<EdgeReport> report, Optional<AdminReply<ApplyReply>> configPush) {

  /** The pod as another pod of the edge reaches it, if it stays, answers and serves. */
  Optional<Peer> peer() {
    return report
        .answer()
        .filter(answer -> !answer.configHash().isEmpty() && !pod.terminating())
        .flatMap(_ -> pod.address())
        .map(address -> new Peer(pod.name(), address, AdminApi.ADMIN_PORT));
  }
}
