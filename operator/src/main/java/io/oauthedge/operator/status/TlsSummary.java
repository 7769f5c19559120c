package io.oauthedge.operator.status;

import io.oauthedge.contract.report.CertificateReport;
import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.contract.report.TlsReport;
import io.oauthedge.crds.v1alpha1.status.CertificateStatus;
import io.oauthedge.crds.v1alpha1.status.OAuthEdgeStatus;
import io.oauthedge.crds.v1alpha1.status.ServedCertificateStatus;
import io.oauthedge.crds.v1alpha1.status.TlsStatus;
import io.oauthedge.operator.observe.PodObservation;
import io.oauthedge.operator.resolve.FieldPaths;
import io.oauthedge.operator.status.certificate.Expiry;
import io.oauthedge.operator.status.judge.EdgeFacts;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** TLS as pods report it; where they differ, each of what they say. */
final class TlsSummary {
  /** What {@code status.tls.certificates} holds at most. */
  private static final int MOST_CERTIFICATES = 64;

  private TlsSummary() {}

  /** Absent while no pod says anything. */
  static @Nullable TlsStatus of(EdgeFacts facts) {
    List<PodObservation> pods = facts.observation().staying();
    String providers =
        reports(pods)
            .map(TlsReport::provider)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return providers.isEmpty()
        ? null
        : new TlsStatus(
            providers,
            pods.stream().flatMap(TlsSummary::message).findFirst().orElse(null),
            certificates(pods)
                .map(TlsSummary::status)
                .distinct()
                .limit(MOST_CERTIFICATES)
                .toList());
  }

  /**
   * The one that ends first of those that pods serve; the Secret's while no pod reports any, and
   * while that is unusable too, the one that was known last.
   */
  static @Nullable CertificateStatus certificate(EdgeFacts facts, Optional<OAuthEdgeStatus> old) {
    return certificates(facts.observation().staying())
        .min(Comparator.comparing(CertificateReport::notAfter))
        .map(served -> new CertificateStatus(served.notAfter().toString(), served.subject()))
        .or(
            () ->
                facts.expiries().stream()
                    .filter(TlsSummary::isServed)
                    .findFirst()
                    .map(TlsSummary::status))
        .or(() -> old.flatMap(status -> Optional.ofNullable(status.certificate())))
        .filter(_ -> facts.edge().getSpec().tls().secretName() != null)
        .orElse(null);
  }

  private static boolean isServed(Expiry expiry) {
    return expiry.field().equals(FieldPaths.TLS_SECRET);
  }

  private static CertificateStatus status(Expiry expiry) {
    return new CertificateStatus(expiry.notAfter().toString(), expiry.name());
  }

  private static Stream<TlsReport> reports(List<PodObservation> pods) {
    return pods.stream().flatMap(pod -> pod.report().answer().stream()).map(EdgeReport::tls);
  }

  private static Stream<CertificateReport> certificates(List<PodObservation> pods) {
    return reports(pods).flatMap(report -> report.certificates().stream());
  }

  private static Stream<String> message(PodObservation observed) {
    return observed.report().answer().stream()
        .map(report -> report.tls().providerMessage())
        .filter(message -> !message.isEmpty())
        .map(message -> "pod " + observed.pod().name() + ": " + message);
  }

  private static ServedCertificateStatus status(CertificateReport served) {
    return new ServedCertificateStatus(
        secretName(served.certificateFile()),
        served.hosts(),
        served.notAfter().toString(),
        served.subject());
  }

  /** A Secret is mounted in a directory of its name. */
  private static String secretName(String file) {
    return Optional.ofNullable(Path.of(file).getParent())
        .flatMap(directory -> Optional.ofNullable(directory.getFileName()))
        .map(Path::toString)
        .orElse(file);
  }
}
