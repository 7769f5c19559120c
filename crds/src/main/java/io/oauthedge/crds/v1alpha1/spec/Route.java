package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** One row of the routing table. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Route(
    @JsonPropertyDescription("Name in metrics and logs.") @Required String name,
    @JsonPropertyDescription("Which requests.") RouteMatch match,
    @JsonPropertyDescription("Who may use it.") @Default("Protected") Access access,
    @JsonPropertyDescription("Scopes that the token must grant.") Scopes scopes,
    @JsonPropertyDescription("Name of an upstream; the first when absent.")
        @Nullable String upstream,
    @JsonPropertyDescription("Limit for the whole exchange.") @Nullable String timeout) {
  public Route {
    match = match == null ? RouteMatch.DEFAULTS : match;
    access = access == null ? Access.PROTECTED : access;
    scopes = scopes == null ? Scopes.DEFAULTS : scopes;
  }
}
