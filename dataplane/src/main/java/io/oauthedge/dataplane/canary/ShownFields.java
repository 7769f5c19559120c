package io.oauthedge.dataplane.canary;

import io.oauthedge.contract.canary.ArrivedField;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Describes field lines, with their values only where these say how a request came and hold no
 * secret: an unknown name is told by length and digest alone.
 */
final class ShownFields {
  private static final Set<String> NAMES =
      Set.of(
          // Who asked, as the proxies in front say.
          "forwarded",
          "x-forwarded-for",
          "x-forwarded-proto",
          "x-forwarded-host",
          "x-forwarded-port",
          "x-forwarded-scheme",
          "x-forwarded-ssl",
          "x-forwarded-server",
          "x-forwarded-prefix",
          "x-original-forwarded-for",
          "x-original-host",
          "x-original-proto",
          "x-real-ip",
          "x-client-ip",
          "x-cluster-client-ip",
          "true-client-ip",
          "cf-connecting-ip",
          "fastly-client-ip",
          "x-envoy-external-address",
          "x-scheme",
          "front-end-https",
          "cloudfront-forwarded-proto",
          "cf-visitor",
          // How the message was framed and what its connection was asked for.
          "host",
          "connection",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "content-length",
          "upgrade",
          "expect",
          // Marks and ids of proxies, by which a request is found again in their logs.
          "via",
          "cdn-loop",
          "x-request-id",
          "traceparent",
          "x-amzn-trace-id",
          "x-amz-cf-id",
          "x-cloud-trace-context",
          "x-appgw-trace-id",
          "x-azure-ref",
          "cf-ray",
          "x-envoy-internal",
          "x-envoy-attempt-count",
          "x-envoy-expected-rq-timeout-ms",
          "fastly-cookie-overflow");

  private ShownFields() {}

  /** All lines in their order; pseudo-fields (RFC 9113 section 8.3) are none. */
  static List<ArrivedField> of(MultiMap headers) {
    var fields = new ArrayList<ArrivedField>(headers.size());
    for (Map.Entry<String, String> field : headers) {
      if (!field.getKey().startsWith(":")) {
        fields.add(of(field.getKey(), field.getValue()));
      }
    }
    return fields;
  }

  static ArrivedField of(String name, String value) {
    return ArrivedField.of(name, value, NAMES.contains(name.toLowerCase(Locale.ROOT)));
  }
}
