package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.oauthedge.crds.v1alpha1.spec.affinity.SessionAffinity;
import io.oauthedge.crds.v1alpha1.spec.limit.RequestLimits;
import io.oauthedge.crds.v1alpha1.spec.tls.UpstreamTls;
import org.jspecify.annotations.Nullable;

/** An application behind the edge. */
@ValidationRule(
    value = "has(self.service) != has(self.url)",
    message = "give service or url, exactly one")
@ValidationRule(
    value = "!has(self.tls) || self.protocol in ['HTTPS', 'HTTPS_H2']",
    message = "tls works only with protocol HTTPS or HTTPS_H2; remove it or change the protocol")
@ValidationRule(
    value =
        "!has(self.url) || self.url.startsWith('https://') == (self.protocol in ['HTTPS', 'HTTPS_H2'])",
    message =
        "the url's scheme and protocol disagree: https goes with HTTPS or HTTPS_H2, http with HTTP1 or H2C")
@ValidationRule(
    value =
        "!has(self.url) || !has(self.sessionAffinity) || !has(self.sessionAffinity.type) || self.sessionAffinity.type == 'None'",
    message =
        "sessionAffinity works only with service: behind a url the edge sees one endpoint; remove it or use service")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Upstream(
    @JsonPropertyDescription("Name that routes refer to; unique. Default \"default\".")
        @Size(min = 1, max = 63)
        @Pattern(Formats.NAME)
        @Default("default")
        String name,
    @JsonPropertyDescription(
            "Service in the same namespace; the edge sends to its ready endpoints directly.")
        @Nullable ServiceReference service,
    @JsonPropertyDescription(
            "Origin outside the cluster: scheme, host and port, no path. Instead of service.")
        @Size(min = 1, max = 300)
        @ValidationRule(
            value = Formats.ORIGIN,
            message =
                "url must be scheme, host and port alone, such as https://orders.example.com:8443")
        @Nullable String url,
    @JsonPropertyDescription(
            "HTTP1, H2C (HTTP/2 in plaintext, RFC 9113 section 3.3), HTTPS (HTTP/1.1 over TLS), HTTPS_H2 (HTTP/2 over TLS). Default HTTP1.")
        @Default("HTTP1")
        UpstreamProtocol protocol,
    @JsonPropertyDescription("TLS towards the upstream; with HTTPS and HTTPS_H2 only.")
        @Nullable UpstreamTls tls,
    @JsonPropertyDescription("Limits towards the upstream.") Timeouts timeouts,
    @JsonPropertyDescription("What sends the requests of one session to the same endpoint.")
        SessionAffinity sessionAffinity,
    @JsonPropertyDescription(
            "What keeps a load spike from the upstream, and one client from the others.")
        RequestLimits limits) {
  private static final String DEFAULT_NAME = "default";

  public Upstream {
    name = name == null ? DEFAULT_NAME : name;
    protocol = protocol == null ? UpstreamProtocol.HTTP1 : protocol;
    timeouts = timeouts == null ? Timeouts.DEFAULTS : timeouts;
    sessionAffinity = sessionAffinity == null ? SessionAffinity.NONE : sessionAffinity;
    limits = limits == null ? RequestLimits.DEFAULTS : limits;
  }
}
