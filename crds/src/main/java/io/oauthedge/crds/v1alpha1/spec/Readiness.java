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
    @JsonPropertyDescription(
            "Exercise the real flow: get a token by client credentials (RFC 6749 section 4.4) and validate it. Without it, ready means that every issuer's keys are known.")
        @Nullable TokenEndpoint tokenEndpoint,
    @JsonPropertyDescription(
            "What an unhealthy flow does. RouteAway: pods become unready and leave the load balancer. KeepServing: pods go on, for tokens already issued; the condition tells. Default RouteAway.")
        @Default("RouteAway")
        OnAuthorizationServerFailure onAuthorizationServerFailure) {
  static final Readiness DEFAULTS = new Readiness(null, OnAuthorizationServerFailure.ROUTE_AWAY);

  public Readiness {
    onAuthorizationServerFailure =
        onAuthorizationServerFailure == null
            ? OnAuthorizationServerFailure.ROUTE_AWAY
            : onAuthorizationServerFailure;
  }
}
