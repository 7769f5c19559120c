package io.oauthedge.operator.status;

import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.contract.report.IssuerReport;
import io.oauthedge.crds.v1alpha1.status.IssuerStatus;
import io.oauthedge.operator.observe.PodObservation;
import io.oauthedge.operator.status.judge.EdgeFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Each issuer as the pod sees it that sees the least of it. */
final class IssuerSummary {
  private record Seen(String pod, IssuerReport issuer) {}

  private IssuerSummary() {}

  /** In the order of the configuration; an issuer that no pod has reported is left out. */
  static List<IssuerStatus> of(EdgeFacts facts) {
    List<PodObservation> pods = facts.observation().staying();
    return facts.plan().stream()
        .flatMap(plan -> plan.config().issuers().stream())
        .map(IssuerConfig::issuer)
        .distinct()
        .flatMap(issuer -> summary(issuer, seen(issuer, pods)).stream())
        .toList();
  }

  private static Optional<IssuerStatus> summary(String issuer, List<Seen> seen) {
    return seen.stream()
        .map(Seen::issuer)
        .min(Comparator.comparingInt(IssuerReport::keyCount))
        .map(
            worst ->
                new IssuerStatus(
                    issuer, worst.keyCount(), lastFetch(seen), worstError(seen).orElse(null)));
  }

  private static Optional<String> worstError(List<Seen> seen) {
    return seen.stream()
        .filter(pod -> pod.issuer().lastError().isPresent())
        .min(Comparator.comparingInt(pod -> pod.issuer().keyCount()))
        .map(pod -> "pod " + pod.pod() + ": " + pod.issuer().lastError().orElseThrow());
  }

  private static @Nullable String lastFetch(List<Seen> seen) {
    return seen.stream()
        .flatMap(pod -> pod.issuer().lastFetch().stream())
        .max(Comparator.naturalOrder())
        .map(Instant::toString)
        .orElse(null);
  }

  private static List<Seen> seen(String issuer, List<PodObservation> pods) {
    return pods.stream().flatMap(pod -> seen(issuer, pod)).toList();
  }

  private static Stream<Seen> seen(String issuer, PodObservation observed) {
    return observed.report().answer().stream()
        .flatMap(report -> report.issuers().stream())
        .filter(reported -> reported.issuer().equals(issuer))
        .map(reported -> new Seen(observed.pod().name(), reported));
  }
}
