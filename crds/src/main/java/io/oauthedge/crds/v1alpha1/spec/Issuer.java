package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An authorization server whose JWTs are accepted. */
@ValidationRule(
    value = "!(has(self.discovery) && has(self.jwksUri))",
    message = "give discovery or jwksUri, not both")
@ValidationRule(
    value = "!has(self.clockSkew) || duration(self.clockSkew) <= duration('5m')",
    message = "clockSkew must be 5m or less; set the clocks right instead")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Issuer(
    @JsonPropertyDescription("Name in metrics, logs and references. Default: the host of issuer.")
        @Size(min = 1, max = 253)
        @Pattern(Formats.HOST)
        @Nullable String name,
    @JsonPropertyDescription(
            "The iss value (RFC 7519 section 4.1.1), compared byte by byte. https, or http to localhost for trying out.")
        @Size(min = 1, max = 512)
        @ValidationRule(
            value = Formats.ISSUER,
            message =
                "issuer must be an https URL without query, fragment and credentials; plain http only to localhost, for trying out")
        @Required
        String issuer,
    @JsonPropertyDescription(
            "Audiences, 1 to 16, of which one must be in aud (RFC 7519 section 4.1.3, RFC 9068 section 4).")
        @Size(min = 1, max = 16)
        @Required
        List<@Size(min = 1, max = 256) String> audiences,
    @JsonPropertyDescription(
            "URL of the metadata document (RFC 8414). Default: both well-known forms of issuer, RFC 8414 and OpenID Connect Discovery.")
        @Size(min = 1, max = 512)
        @ValidationRule(
            value = Formats.ENDPOINT,
            message =
                "discovery must be an https URL without fragment and credentials; plain http only to localhost, for trying out")
        @Nullable String discovery,
    @JsonPropertyDescription(
            "URL of the key set (RFC 7517), instead of discovery. readiness.tokenEndpoint then needs its url.")
        @Size(min = 1, max = 512)
        @ValidationRule(
            value = Formats.ENDPOINT,
            message =
                "jwksUri must be an https URL without fragment and credentials; plain http only to localhost, for trying out")
        @Nullable String jwksUri,
    @JsonPropertyDescription(
            "Secret in the same namespace with ca.crt (PEM), in which the authorization server's certificate chain must end. Default: the system's authorities. Verification cannot be switched off.")
        @Size(min = 1, max = 253)
        @Pattern(Formats.OBJECT_NAME)
        @Nullable String caSecretName,
    @JsonPropertyDescription(
            "Accepted alg values, 1 to 10, asymmetric only (RFC 8725 section 3.1): RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA. Default RS256, PS256, ES256.")
        @Size(min = 1, max = 10)
        @Default("[\"RS256\",\"PS256\",\"ES256\"]")
        List<@Size(min = 1, max = 5) @Pattern(Formats.ALGORITHM) String> algorithms,
    @JsonPropertyDescription("Tolerance for exp and nbf, 0s to 5m. Default 30s.")
        @Size(min = 1, max = 20)
        @Pattern(Formats.DURATION)
        @Default("30s")
        String clockSkew,
    @JsonPropertyDescription("Claims, up to 16, that must be present beside iss, aud and exp.")
        @Size(min = 0, max = 16)
        List<@Size(min = 1, max = 128) String> requiredClaims,
    @JsonPropertyDescription(
            "Accepted typ values, 1 to 8, compared without case and without application/ (RFC 9068 section 4). Default at+jwt, JWT.")
        @Size(min = 1, max = 8)
        @Default("[\"at+jwt\",\"JWT\"]")
        List<@Size(min = 1, max = 64) @Pattern(Formats.TYPE) String> acceptedTypes) {
  private static final String DEFAULT_CLOCK_SKEW = "30s";
  private static final List<String> DEFAULT_ALGORITHMS = List.of("RS256", "PS256", "ES256");
  private static final List<String> DEFAULT_TYPES = List.of("at+jwt", "JWT");

  public Issuer {
    audiences = audiences == null ? List.of() : List.copyOf(audiences);
    algorithms = algorithms == null ? DEFAULT_ALGORITHMS : List.copyOf(algorithms);
    clockSkew = clockSkew == null ? DEFAULT_CLOCK_SKEW : clockSkew;
    requiredClaims = requiredClaims == null ? List.of() : List.copyOf(requiredClaims);
    acceptedTypes = acceptedTypes == null ? DEFAULT_TYPES : List.copyOf(acceptedTypes);
  }
}
