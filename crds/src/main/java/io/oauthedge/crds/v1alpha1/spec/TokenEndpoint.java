package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** The flow that readiness exercises. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TokenEndpoint(
    @JsonPropertyDescription("Secret with client-id and client-secret.") @Required
        String clientSecretName,
    @JsonPropertyDescription("Name of the issuer; the first when absent.") @Nullable String issuer,
    @JsonPropertyDescription("Token endpoint; from the issuer's metadata when absent.")
        @Nullable String url,
    @JsonPropertyDescription("Scopes to ask for.") @Nullable String scope,
    @JsonPropertyDescription("Between two rounds.") @Default("10s") String interval,
    @JsonPropertyDescription("Failed rounds in a row until unhealthy.") @Default("3")
        Integer failureThreshold,
    @JsonPropertyDescription("Good rounds in a row until healthy.") @Default("1")
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
