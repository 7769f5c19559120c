package io.oauthedge.operator.status;

import io.oauthedge.crds.v1alpha1.status.ConnectionTraffic;
import io.oauthedge.crds.v1alpha1.status.HeaderFateTraffic;
import io.oauthedge.crds.v1alpha1.status.HeaderIntegrity;
import io.oauthedge.crds.v1alpha1.status.IssuerStatus;
import io.oauthedge.crds.v1alpha1.status.OAuthEdgeStatus;
import io.oauthedge.crds.v1alpha1.status.ReasonTraffic;
import io.oauthedge.crds.v1alpha1.status.Traffic;
import io.oauthedge.crds.v1alpha1.status.UpstreamStatus;
import io.oauthedge.operator.status.condition.Conditions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells how much a new status says that the old one did not. */
public enum StatusChange {
  /** The same. */
  NONE,
  /** Only numbers and times that move by themselves: worth a write now and then. */
  COUNTS,
  /** A verdict, or a reason or fate that was not there before: worth a write at once. */
  VERDICTS;

  /** Compares what the operator writes; conditions of others do not matter. */
  public static StatusChange between(Optional<OAuthEdgeStatus> old, OAuthEdgeStatus fresh) {
    if (old.isEmpty()) {
      return VERDICTS;
    }
    OAuthEdgeStatus own = own(old.get());
    if (own.equals(own(fresh))) {
      return NONE;
    }
    boolean sameVerdicts = withoutCounts(own).equals(withoutCounts(fresh));
    return sameVerdicts && kinds(own).containsAll(kinds(fresh)) ? COUNTS : VERDICTS;
  }

  private static OAuthEdgeStatus own(OAuthEdgeStatus status) {
    return with(
        status, status.issuers(), status.headerIntegrity(), status.upstreams(), status.traffic());
  }

  private static OAuthEdgeStatus withoutCounts(OAuthEdgeStatus status) {
    return with(
        status,
        status.issuers().stream()
            .map(i -> new IssuerStatus(i.issuer(), i.keys(), null, i.lastError()))
            .toList(),
        Optional.ofNullable(status.headerIntegrity())
            .map(
                h ->
                    new HeaderIntegrity(
                        h.summary(), null, null, h.limits(), h.findings(), h.unjudged()))
            .orElse(null),
        List.of(),
        null);
  }

  private static OAuthEdgeStatus with(
      OAuthEdgeStatus status,
      List<IssuerStatus> issuers,
      @Nullable HeaderIntegrity headerIntegrity,
      List<UpstreamStatus> upstreams,
      @Nullable Traffic traffic) {
    return new OAuthEdgeStatus(
        status.observedGeneration(),
        Conditions.own(status.conditions()),
        status.replicas(),
        status.endpoints(),
        issuers,
        status.certificate(),
        status.tls(),
        headerIntegrity,
        upstreams,
        traffic);
  }

  /** What kinds of events the traffic holds, whatever their number. */
  private static Set<String> kinds(OAuthEdgeStatus status) {
    Traffic traffic = status.traffic();
    return traffic == null
        ? Set.of()
        : Stream.of(
                traffic.byReason().stream().map(StatusChange::kind),
                traffic.headerFates().stream().map(StatusChange::kind),
                traffic.connectionsRefused().stream().map(ConnectionTraffic::reason))
            .flatMap(kinds -> kinds)
            .collect(Collectors.toSet());
  }

  private static String kind(ReasonTraffic traffic) {
    return traffic.reason() + "/" + traffic.hop();
  }

  private static String kind(HeaderFateTraffic traffic) {
    return traffic.header() + "/" + traffic.fate() + "/" + traffic.hop();
  }
}
