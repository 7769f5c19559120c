package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import org.jspecify.annotations.Nullable;

/** When pods take traffic. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Readiness(
    @JsonPropertyDescription("The flow to exercise.") @Nullable TokenEndpoint tokenEndpoint,
    @JsonPropertyDescription("What an unhealthy flow does.") @Default("RouteAway")
        OnAuthorizationServerFailure onAuthorizationServerFailure) {
  static final Readiness DEFAULTS = new Readiness(null, OnAuthorizationServerFailure.ROUTE_AWAY);

  public Readiness {
    onAuthorizationServerFailure =
        onAuthorizationServerFailure == null
            ? OnAuthorizationServerFailure.ROUTE_AWAY
            : onAuthorizationServerFailure;
  }
}
