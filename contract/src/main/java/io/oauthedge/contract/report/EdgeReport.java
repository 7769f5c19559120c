package io.oauthedge.contract.report;

import io.oauthedge.contract.ContractVersion;
import io.oauthedge.contract.Require;
import io.oauthedge.contract.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a pod serves with and what it has seen: dataplane → operator.
 *
 * @param startedAt identifies the process: counters begin anew with it
 * @param reportedAt when this report was taken, by the pod's clock
 * @param generation the resource's generation that the served configuration was made from
 * @param configHash hash of the configuration that it serves with
 * @param files digests of the files that it serves with, by path
 * @param endpointEpoch epoch of the endpoint snapshot in use; 0 before the first
 * @param pathFindings {@link io.oauthedge.contract.config.PathFindings#hash} of the canary's
 *     findings in use
 * @param ready whether the pod takes traffic
 * @param notReadyMessage why it does not; empty when ready
 */
public record EdgeReport(
    int version,
    Instant startedAt,
    Instant reportedAt,
    long generation,
    String configHash,
    Map<String, String> files,
    long endpointEpoch,
    String pathFindings,
    boolean ready,
    String notReadyMessage,
    FlowReport flow,
    List<IssuerReport> issuers,
    TlsReport tls,
    List<UpstreamReport> upstreams,
    Tally tally)
    implements Versioned {
  public EdgeReport {
    Require.given(startedAt, "startedAt");
    Require.given(reportedAt, "reportedAt");
    Require.given(configHash, "configHash");
    files = Map.copyOf(Require.given(files, "files"));
    Require.given(pathFindings, "pathFindings");
    Require.given(notReadyMessage, "notReadyMessage");
    Require.given(flow, "flow");
    issuers = Require.list(issuers, "issuers");
    Require.given(tls, "tls");
    upstreams = Require.list(upstreams, "upstreams");
    Require.given(tally, "tally");
  }

  /** A report in the current contract version. */
  public static EdgeReport of(
      Instant startedAt,
      Instant reportedAt,
      long generation,
      String configHash,
      Map<String, String> files,
      long endpointEpoch,
      String pathFindings,
      boolean ready,
      String notReadyMessage,
      FlowReport flow,
      List<IssuerReport> issuers,
      TlsReport tls,
      List<UpstreamReport> upstreams,
      Tally tally) {
    return new EdgeReport(
        ContractVersion.CURRENT,
        startedAt,
        reportedAt,
        generation,
        configHash,
        files,
        endpointEpoch,
        pathFindings,
        ready,
        notReadyMessage,
        flow,
        issuers,
        tls,
        upstreams,
        tally);
  }
}
