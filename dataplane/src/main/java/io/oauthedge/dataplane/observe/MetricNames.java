package io.oauthedge.dataplane.observe;

/** The names of the edge's meters; Prometheus shows them with {@code _} and its own suffixes. */
public final class MetricNames {
  public static final String REQUESTS = "oauthedge.requests";
  public static final String REJECTED = "oauthedge.rejected";
  public static final String FINDINGS = "oauthedge.findings";
  public static final String HEADER_FATES = "oauthedge.header.fates";
  public static final String UPSTREAM_UNAUTHORIZED = "oauthedge.upstream.unauthorized";
  public static final String SESSION_AFFINITY = "oauthedge.session.affinity";
  public static final String TOKEN_HINTS = "oauthedge.token.hints";
  public static final String UPSTREAM_EJECTIONS = "oauthedge.upstream.ejections";
  public static final String UPSTREAM_ENDPOINTS = "oauthedge.upstream.endpoints";
  public static final String REFRESHES_FORWARDED = "oauthedge.refreshes.forwarded";
  public static final String UPSTREAM_REQUESTS = "oauthedge.upstream.requests";
  public static final String REQUEST_DURATION = "oauthedge.request.duration";
  public static final String UPSTREAM_DURATION = "oauthedge.upstream.duration";
  public static final String VERIFY_DURATION = "oauthedge.verify.duration";
  public static final String VERDICT_CACHE = "oauthedge.verdict.cache";
  public static final String KEYS = "oauthedge.keys";
  public static final String KEYS_FETCH = "oauthedge.keys.fetch";
  public static final String READY = "oauthedge.ready";
  public static final String FLOW_HEALTHY = "oauthedge.authorization.flow.healthy";
  public static final String CONFIG_GENERATION = "oauthedge.config.generation";
  public static final String IN_FLIGHT = "oauthedge.in.flight.requests";
  public static final String ACCESS_LOG_DROPPED = "oauthedge.access.log.dropped";

  public static final String TOKEN_ENDPOINT_REQUESTS = "oauthedge.token.endpoint.requests";
  public static final String TOKEN_ENDPOINT_IN_FLIGHT = "oauthedge.token.endpoint.in.flight";
  public static final String TOKEN_ENDPOINT_QUEUED = "oauthedge.token.endpoint.queued";

  public static final String CONNECTIONS = "oauthedge.connections";
  public static final String CONNECTIONS_LIMIT = "oauthedge.connections.limit";
  public static final String CONNECTIONS_REFUSED = "oauthedge.connections.refused";
  public static final String TLS_PROVIDER = "oauthedge.tls.provider";
  public static final String CERTIFICATE_NOT_AFTER = "oauthedge.certificate.not.after.seconds";

  private MetricNames() {}
}
