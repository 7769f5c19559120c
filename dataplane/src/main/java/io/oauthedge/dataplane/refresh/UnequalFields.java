package io.oauthedge.dataplane.refresh;

import java.util.List;
import java.util.Set;

/**
 * Fields that differ between requests of one client and say nothing of who it is. Any other field
 * counts, as nobody knows by which an authorization server tells its clients.
 */
final class UnequalFields {
  /** {@code dpop} counts by the key that it proves. */
  private static final Set<String> NAMES =
      Set.of(
          "dpop",
          // Ids of the request.
          "x-request-id",
          "x-correlation-id",
          "traceparent",
          "tracestate",
          "baggage",
          "b3",
          "sentry-trace",
          "x-amzn-trace-id",
          "x-amz-cf-id",
          "x-cloud-trace-context",
          "x-appgw-trace-id",
          "x-azure-ref",
          "cf-ray",
          // The way that it came.
          "forwarded",
          "x-forwarded-for",
          "x-forwarded-port",
          "x-real-ip",
          "x-client-ip",
          "true-client-ip",
          "cf-connecting-ip",
          "via",
          // What asked for it, and how urgently.
          "user-agent",
          "referer",
          "priority",
          "cache-control",
          "pragma",
          "date");

  private static final List<String> BEGINNINGS = List.of("x-b3-", "x-datadog-");

  private UnequalFields() {}

  /** Whether a name in lower case is one of them. */
  static boolean isOne(String name) {
    return NAMES.contains(name) || BEGINNINGS.stream().anyMatch(name::startsWith);
  }
}
