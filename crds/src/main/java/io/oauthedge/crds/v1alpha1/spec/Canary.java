package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The header canary: known requests that the operator sends from outside and compares. */
@ValidationRule(
    value =
        "!has(self.interval) || (duration(self.interval) >= duration('10s') && duration(self.interval) <= duration('1h'))",
    message = "interval must lie between 10s and 1h")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Canary(
    @JsonPropertyDescription(
            "Whether rounds are sent through externalAccess.url and straight to a pod. Default true.")
        @Default("true")
        Boolean enabled,
    @JsonPropertyDescription(
            "Between two rounds of three to five requests, 10s to 1h, jittered by up to a tenth. The full matrix runs after a change, and when the annotation oauthedge.io/canary-now gets another value. Default 1m.")
        @Size(min = 1, max = 20)
        @Pattern(Formats.DURATION)
        @Default("1m")
        String interval,
    @JsonPropertyDescription(
            "Path of the edge's own routes at which the application answers a GET with a JSON object of the header fields that it got (by itself, or as its member \"headers\"). With it, what a sidecar or mesh behind the edge does to headers is proven too. Default none.")
        @Size(min = 1, max = 512)
        @Pattern(Formats.PATH)
        @Nullable String upstreamEchoPath,
    @JsonPropertyDescription(
            "Secret in the same namespace whose ca.crt signs the certificate of the external address, when no public CA does. The edge's own certificate is always accepted.")
        @Size(min = 1, max = 253)
        @Pattern(Formats.OBJECT_NAME)
        @Nullable String caSecretName) {
  private static final String DEFAULT_INTERVAL = "1m";
  static final Canary DEFAULTS = new Canary(true, DEFAULT_INTERVAL, null, null);

  public Canary {
    enabled = enabled == null ? true : enabled;
    interval = interval == null ? DEFAULT_INTERVAL : interval;
  }
}
