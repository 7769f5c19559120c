package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One row of the routing table. */
@ValidationRule(
    value =
        "self.access == 'Protected' || !has(self.scopes) || !(has(self.scopes.all) || has(self.scopes.any))",
    message =
        "scopes have no effect unless access is Protected; remove them or set access: Protected")
@ValidationRule(
    value =
        "!has(self.timeout) || (duration(self.timeout) >= duration('1ms') && duration(self.timeout) <= duration('24h'))",
    message = "timeout must lie between 1ms and 24h")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Route(
    @JsonPropertyDescription("Name in metrics and logs; unique.")
        @Size(min = 1, max = 63)
        @Pattern(Formats.NAME)
        @Required
        String name,
    @JsonPropertyDescription("Which requests the route takes.") RouteMatch match,
    @JsonPropertyDescription(
            "Protected: only requests with an admitted token. Public: everybody. TokenEndpoint: everybody, to the token, revocation and introspection endpoints of an authorization server, which authenticates its clients itself; refreshProtection holds there. Default Protected.")
        @Default("Protected")
        Access access,
    @JsonPropertyDescription(
            "Scopes that the token must grant; else 403 insufficient_scope (RFC 6750 section 3.1).")
        Scopes scopes,
    @JsonPropertyDescription("Name of an upstream. Default: the first.")
        @Size(min = 1, max = 63)
        @Pattern(Formats.NAME)
        @Nullable String upstream,
    @JsonPropertyDescription(
            "Limit for the whole exchange, 1ms to 24h. Default: none beyond the upstream's own.")
        @Size(min = 1, max = 20)
        @Pattern(Formats.DURATION)
        @Nullable String timeout) {
  public Route {
    match = match == null ? RouteMatch.DEFAULTS : match;
    access = access == null ? Access.PROTECTED : access;
    scopes = scopes == null ? Scopes.DEFAULTS : scopes;
  }
}
