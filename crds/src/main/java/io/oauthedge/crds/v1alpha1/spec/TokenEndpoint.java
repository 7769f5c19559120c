package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The flow that readiness exercises. */
@ValidationRule(
    value =
        "!has(self.interval) || (duration(self.interval) >= duration('1s') && duration(self.interval) <= duration('1h'))",
    message = "interval must lie between 1s and 1h")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TokenEndpoint(
    @JsonPropertyDescription(
            "Secret in the same namespace with client-id and client-secret, for client_secret_basic (RFC 6749 section 2.3.1).")
        @Size(min = 1, max = 253)
        @Pattern(Formats.OBJECT_NAME)
        @Required
        String clientSecretName,
    @JsonPropertyDescription("Name of the issuer. Default: the first.")
        @Size(min = 1, max = 253)
        @Pattern(Formats.HOST)
        @Nullable String issuer,
    @JsonPropertyDescription("Token endpoint. Default: token_endpoint of the issuer's metadata.")
        @Size(min = 1, max = 512)
        @ValidationRule(
            value = Formats.ENDPOINT,
            message =
                "url must be an https URL without fragment and credentials; plain http only to localhost, for trying out")
        @Nullable String url,
    @JsonPropertyDescription("Scopes to ask for, separated by spaces. Default none.")
        @Size(min = 1, max = 1024)
        @Pattern(Formats.SCOPES)
        @Nullable String scope,
    @JsonPropertyDescription(
            "Between two rounds, 1s to 1h, jittered by up to a tenth. Default 10s.")
        @Size(min = 1, max = 20)
        @Pattern(Formats.DURATION)
        @Default("10s")
        String interval,
    @JsonPropertyDescription(
            "Failed rounds in a row until the flow is unhealthy, 1 to 20. Default 3.")
        @Min(1)
        @Max(20)
        @Default("3")
        Integer failureThreshold,
    @JsonPropertyDescription("Good rounds in a row until it is healthy again, 1 to 20. Default 1.")
        @Min(1)
        @Max(20)
        @Default("1")
        Integer successThreshold) {
  private static final String DEFAULT_INTERVAL = "10s";
  private static final int DEFAULT_FAILURE_THRESHOLD = 3;
  private static final int DEFAULT_SUCCESS_THRESHOLD = 1;

  public TokenEndpoint {
    interval = interval == null ? DEFAULT_INTERVAL : interval;
    failureThreshold = failureThreshold == null ? DEFAULT_FAILURE_THRESHOLD : failureThreshold;
    successThreshold = successThreshold == null ? DEFAULT_SUCCESS_THRESHOLD : successThreshold;
  }
}
