package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import java.util.List;

/** The wanted edge. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OAuthEdgeSpec(
    @JsonPropertyDescription("Name that clients use.") @Required String host,
    @JsonPropertyDescription("Further names that clients use.") List<String> additionalHosts,
    @JsonPropertyDescription("While true, the operator changes nothing of this edge.")
        @Default("false")
        Boolean paused,
    @JsonPropertyDescription("How clients from outside the cluster reach the edge.")
        ExternalAccess externalAccess,
    @JsonPropertyDescription("TLS of the listeners.") Tls tls,
    @JsonPropertyDescription("Authorization servers whose JWTs are accepted.") List<Issuer> issuers,
    @JsonPropertyDescription(
            "Routes; without any, everything is Protected and goes to the first upstream.")
        List<Route> routes,
    @JsonPropertyDescription("Applications behind the edge.") List<Upstream> upstreams,
    @JsonPropertyDescription("What happens to headers.") Headers headers,
    @JsonPropertyDescription("When pods take traffic.") Readiness readiness,
    @JsonPropertyDescription("Logs.") Observability observability,
    @JsonPropertyDescription("The pods.") DeploymentOptions deployment) {
  public OAuthEdgeSpec {
    additionalHosts = additionalHosts == null ? List.of() : List.copyOf(additionalHosts);
    paused = paused == null ? false : paused;
    externalAccess = externalAccess == null ? ExternalAccess.DEFAULTS : externalAccess;
    tls = tls == null ? Tls.DEFAULTS : tls;
    issuers = issuers == null ? List.of() : List.copyOf(issuers);
    routes = routes == null ? List.of() : List.copyOf(routes);
    upstreams = upstreams == null ? List.of() : List.copyOf(upstreams);
    headers = headers == null ? Headers.DEFAULTS : headers;
    readiness = readiness == null ? Readiness.DEFAULTS : readiness;
    observability = observability == null ? Observability.DEFAULTS : observability;
    deployment = deployment == null ? DeploymentOptions.DEFAULTS : deployment;
  }
}
