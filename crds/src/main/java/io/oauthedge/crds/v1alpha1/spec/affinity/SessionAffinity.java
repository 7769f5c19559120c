package io.oauthedge.crds.v1alpha1.spec.affinity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.oauthedge.crds.v1alpha1.spec.Formats;
import org.jspecify.annotations.Nullable;

/** What sends the requests of one session to the same endpoint. */
@ValidationRule(
    value = "!has(self.type) || !(self.type in ['Header', 'Claim']) || has(self.name)",
    message =
        "sessionAffinity.name is missing: type Header and Claim need the header or claim whose value is the key")
@ValidationRule(
    value =
        "!has(self.name) || (has(self.type) && self.type in ['Cookie', 'Header', 'Claim', 'RefreshToken'])",
    message =
        "sessionAffinity.name goes with type Cookie, Header, Claim or RefreshToken; remove it or change the type")
@ValidationRule(
    value =
        "!has(self.name) || !has(self.type) || !(self.type in ['Cookie', 'RefreshToken']) || self.name.matches('^__Host-[A-Za-z0-9._-]+$')",
    message =
        "sessionAffinity.name of a cookie, with type Cookie and RefreshToken, must begin with __Host-, so that no other host can set it; letters, digits, dot, underscore and hyphen may follow")
@ValidationRule(
    value =
        "!has(self.name) || !has(self.type) || self.type != 'Header' || self.name.matches(r\""
            + Formats.HEADER_NAME
            + "\")",
    message = "sessionAffinity.name must be the name of a header, such as X-Session-Id")
@ValidationRule(
    value =
        "!has(self.name) || !has(self.type) || self.type != 'Header' || !(self.name.lowerAscii() in ['authorization', 'cookie', 'host'])",
    message =
        "sessionAffinity.name: Authorization changes with every new token, Cookie with every other cookie, and Host is the same for all; use type Claim or Cookie, or a header of your own")
@ValidationRule(
    value = "!has(self.maxAge) || (has(self.type) && self.type in ['Cookie', 'RefreshToken'])",
    message =
        "sessionAffinity.maxAge works only with type Cookie and RefreshToken; remove it or change the type")
@ValidationRule(
    value =
        "!has(self.maxAge) || (duration(self.maxAge) >= duration('1m') && duration(self.maxAge) <= duration('8760h'))",
    message = "sessionAffinity.maxAge must lie between 1m and 8760h")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SessionAffinity(
    @JsonPropertyDescription(
            "None: any endpoint gets any request. ClientIP: by the client's address (IPv6: by its /64), which needs a load balancer that passes it on. Cookie: by a sealed cookie of the edge's own; the only type that also keeps a session when endpoints come, and while its endpoint terminates. Header: by the value of a request header. Claim: by a claim of the verified token. RefreshToken, for an authorization server behind a route with access: TokenEndpoint: by a sealed hint that the edge adds to codes and refresh tokens and takes off again, and by a cookie for browsers; clients see longer tokens. A request without the key goes to any endpoint. Default None.")
        @Default("None")
        SessionAffinityType type,
    @JsonPropertyDescription(
            "Name of the header or of the claim at the token's top level. Name of the cookie, beginning with __Host-, with Cookie and RefreshToken. Default for these: __Host-oauthedge-, followed by the upstream's name.")
        @Size(min = 1, max = 128)
        @Nullable String name,
    @JsonPropertyDescription(
            "How long the cookie is good for, 1m to 8760h; the edge renews it when half of that is over. Default 24h.")
        @Size(min = 1, max = 20)
        @Pattern(Formats.DURATION)
        @Nullable String maxAge) {
  /** How long a cookie is good for. */
  public static final String DEFAULT_MAX_AGE = "24h";

  /** Any endpoint gets any request. */
  public static final SessionAffinity NONE =
      new SessionAffinity(SessionAffinityType.NONE, null, null);

  public SessionAffinity {
    type = type == null ? SessionAffinityType.NONE : type;
  }

  /** The cookie's name. */
  public String cookieName(String upstream) {
    return name == null ? "__Host-oauthedge-" + upstream : name;
  }
}
