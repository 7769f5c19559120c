package io.oauthedge.dataplane.observe;

import io.oauthedge.dataplane.token.HeaderEvidence;
import io.oauthedge.dataplane.token.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One finished exchange, as tally, metrics and access log see it.
 *
 * @param cause why it was refused, or what was odd about it
 * @param watched anomalies of watched headers, whatever became of the request
 */
public record ExchangeRecord(
    Instant startedAt,
    Outcome outcome,
    Optional<Rejection> cause,
    List<HeaderEvidence> watched,
    Identity identity,
    Asked asked,
    Served served,
    Durations durations,
    Sizes sizes) {

  /** Every header's fate that this exchange shows, with the hop that it points at. */
  Stream<HeaderEvidence> headerFates() {
    return Stream.concat(
        cause.stream()
            .flatMap(
                c ->
                    c.header().stream()
                        .map(found -> new HeaderEvidence(found, c.hop(), c.evidence()))),
        watched.stream());
  }

  /**
   * By what the exchange is found again elsewhere.
   *
   * @param hopIds the ids that trusted proxies gave to a request that was refused, by header name
   */
  public record Identity(String requestId, String traceId, Map<String, String> hopIds) {}

  /**
   * What the client asked.
   *
   * @param client the first party that is no trusted proxy
   * @param peer where the connection comes from
   * @param path without the query, which may hold secrets
   * @param clientCertificate thumbprint of a good one ({@code x5t#S256}, RFC 8705); else empty
   */
  public record Asked(
      String client,
      String peer,
      String method,
      String path,
      String protocol,
      boolean tls,
      String clientCertificate) {}

  /**
   * What served it; names are empty and {@code upstreamStatus} 0 where the walk did not get there.
   *
   * @param coalesced whether the upstream's answer was one to an equal request
   */
  public record Served(
      String issuer,
      String route,
      String upstream,
      int status,
      int upstreamStatus,
      boolean coalesced) {}

  /** In nanoseconds; 0 where the walk did not get there. */
  public record Durations(long total, long upstream, long verify) {}

  /** In bytes. */
  public record Sizes(int authorization, int header, long request, long response) {}
}
