package io.oauthedge.operator.observe;

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
    EdgePod pod, AdminReply<EdgeReport> report, Optional<AdminReply<ApplyReply>> configPush) {}
