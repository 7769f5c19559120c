package io.oauthedge.operator.observe;

import io.oauthedge.contract.Versioned;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.KeySnapshot;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.operator.fixture.Reports;
import io.oauthedge.operator.observe.admin.AdminPort;
import io.oauthedge.operator.observe.admin.AdminReply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Pods that answer as told, take what is pushed, and remember it. */
final class FakePods implements AdminPort {
  private final Map<String, EdgeReport> reports = new ConcurrentHashMap<>();
  private final Map<String, List<Versioned>> pushed = new ConcurrentHashMap<>();
  private ApplyOutcome answer = ApplyOutcome.APPLIED;

  void says(String pod, EdgeReport report) {
    reports.put(pod, report);
  }

  /** What pods answer to a configuration from now on, without taking it. */
  void answerConfigsWith(ApplyOutcome outcome) {
    answer = outcome;
  }

  <T> List<T> pushed(String pod, Class<T> type) {
    return pushed.getOrDefault(pod, List.of()).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  @Override
  public AdminReply<EdgeReport> report(String address) {
    EdgeReport report = reports.get(address);
    return report == null
        ? new AdminReply.Unreachable<>("its admin port refuses connections")
        : new AdminReply.Answered<>(report);
  }

  @Override
  public AdminReply<ApplyReply> push(String address, EdgeConfig config) {
    if (answer == ApplyOutcome.APPLIED) {
      reports.put(address, Reports.serving(config));
    }
    return took(address, config, answer);
  }

  @Override
  public AdminReply<ApplyReply> push(String address, EndpointSnapshot endpoints) {
    return took(address, endpoints, ApplyOutcome.APPLIED);
  }

  @Override
  public AdminReply<ApplyReply> push(String address, KeySnapshot keys) {
    return took(address, keys, ApplyOutcome.APPLIED);
  }

  @Override
  public AdminReply<ApplyReply> push(String address, PathFindings findings) {
    return took(address, findings, ApplyOutcome.APPLIED);
  }

  private AdminReply<ApplyReply> took(String address, Versioned document, ApplyOutcome outcome) {
    pushed.computeIfAbsent(address, _ -> new CopyOnWriteArrayList<>()).add(document);
    return new AdminReply.Answered<>(ApplyReply.of(outcome, "", "as told"));
  }
}
