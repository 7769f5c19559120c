package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.oauthedge.crds.v1alpha1.spec.refresh.RefreshProtection;
import io.oauthedge.crds.v1alpha1.spec.tls.Tls;
import java.util.List;

/** The wanted edge. */
@ValidationRule(
    value = "!has(self.additionalHosts) || !(self.host in self.additionalHosts)",
    message = "additionalHosts repeats host; remove it there")
@ValidationRule(
    value =
        "!has(self.externalAccess.url) || !self.externalAccess.url.contains('://') || (self.externalAccess.url.split('://')[1].split(':')[0] in ([self.host] + (has(self.additionalHosts) ? self.additionalHosts : [])))",
    message = "externalAccess.url names a host that is neither host nor one of additionalHosts")
@ValidationRule(
    value =
        "(has(self.issuers) && size(self.issuers) > 0) || (has(self.routes) && size(self.routes) > 0 && self.routes.all(r, r.access in ['Public', 'TokenEndpoint']))",
    message =
        "issuers needs at least one entry, unless every route has access: Public or TokenEndpoint")
@ValidationRule(
    value =
        "!has(self.issuers) || self.issuers.all(i, self.issuers.exists_one(j, j.issuer == i.issuer))",
    message = "issuers names one issuer twice; merge the audiences into one entry")
@ValidationRule(
    value =
        "!has(self.issuers) || self.issuers.all(i, !has(i.name) || self.issuers.exists_one(j, has(j.name) && j.name == i.name))",
    message = "issuers uses one name twice; give each its own")
@ValidationRule(
    value =
        "!has(self.routes) || self.routes.all(r, !has(r.upstream) || self.upstreams.exists(u, u.name == r.upstream))",
    message =
        "a route's upstream is not the name of an entry of upstreams; correct it or add the upstream")
@ValidationRule(
    value =
        "self.upstreams.all(u, !has(u.sessionAffinity) || !has(u.sessionAffinity.type) || u.sessionAffinity.type != 'RefreshToken' || (has(self.routes) && self.routes.exists(r, r.access == 'TokenEndpoint' && (has(r.upstream) ? r.upstream : self.upstreams[0].name) == u.name)))",
    message =
        "sessionAffinity.type: RefreshToken needs a route with access: TokenEndpoint to the same upstream, where hints are added and taken off; add the route or change the type")
@ValidationRule(
    value = "!has(self.readiness.tokenEndpoint) || (has(self.issuers) && size(self.issuers) > 0)",
    message = "readiness.tokenEndpoint needs an entry in issuers")
@ValidationRule(
    value =
        "!has(self.readiness.tokenEndpoint) || !has(self.readiness.tokenEndpoint.issuer) || (has(self.issuers) && self.issuers.exists(i, has(i.name) && i.name == self.readiness.tokenEndpoint.issuer))",
    message =
        "readiness.tokenEndpoint.issuer is not the name of an entry of issuers; correct it or name the issuer")
@ValidationRule(
    value =
        "!has(self.readiness.tokenEndpoint) || has(self.readiness.tokenEndpoint.url) || !has(self.issuers) || (has(self.readiness.tokenEndpoint.issuer) ? !self.issuers.exists(i, has(i.name) && i.name == self.readiness.tokenEndpoint.issuer && has(i.jwksUri)) : size(self.issuers) == 0 || !has(self.issuers[0].jwksUri))",
    message =
        "readiness.tokenEndpoint.url is required with an issuer that has jwksUri: there is no metadata to learn it from")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonClassDescription("The wanted edge.")
public record OAuthEdgeSpec(
    @JsonPropertyDescription(
            "Name that clients use, in lower case and without port. A request for another Host gets 404 (UNKNOWN_HOST).")
        @Size(min = 1, max = 253)
        @ValidationRule(
            value = Formats.LOWER_CASE_HOST,
            message = "host must be a DNS name in lower case, without scheme, port and path")
        @Required
        String host,
    @JsonPropertyDescription(
            "Further names that clients use, up to 32. The certificate must cover each of them.")
        @Size(min = 0, max = 32)
        List<@Size(min = 1, max = 253) @Pattern(Formats.HOST) String> additionalHosts,
    @JsonPropertyDescription(
            "While true, the operator changes nothing of this edge; pods go on with what they have. Default false.")
        @Default("false")
        Boolean paused,
    @JsonPropertyDescription(
            "How clients from outside the cluster reach the edge, and whom it believes.")
        ExternalAccess externalAccess,
    @JsonPropertyDescription("TLS of the listeners: 8443 for https, 8080 for plaintext.") @Required
        Tls tls,
    @JsonPropertyDescription(
            "Authorization servers whose JWT access tokens are accepted, up to 16. Required unless every route is Public or TokenEndpoint.")
        @Size(min = 0, max = 16)
        List<Issuer> issuers,
    @JsonPropertyDescription(
            "Routes, up to 64. The most specific match wins: Exact before Prefix, longer before shorter, with methods before without. No match is 404, never open. Without any, every path is Protected and goes to the first upstream.")
        @Size(min = 0, max = 64)
        List<Route> routes,
    @JsonPropertyDescription("Applications behind the edge, 1 to 16.")
        @Size(min = 1, max = 16)
        @Required
        List<Upstream> upstreams,
    @JsonPropertyDescription("What happens to headers on the way through.") Headers headers,
    @JsonPropertyDescription("When pods take traffic.") Readiness readiness,
    @JsonPropertyDescription(
            "What keeps refreshes from becoming a storm, on routes with access: TokenEndpoint.")
        RefreshProtection refreshProtection,
    @JsonPropertyDescription("What the edge writes down.") Observability observability,
    @JsonPropertyDescription("The pods of the edge.") DeploymentOptions deployment) {
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
    refreshProtection = refreshProtection == null ? RefreshProtection.DEFAULTS : refreshProtection;
    observability = observability == null ? Observability.DEFAULTS : observability;
    deployment = deployment == null ? DeploymentOptions.DEFAULTS : deployment;
  }
}
