package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An authorization server whose JWTs are accepted. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Issuer(
    @JsonPropertyDescription(
            "Name in metrics, logs and references; the host of issuer when absent.")
        @Nullable String name,
    @JsonPropertyDescription("The iss value, compared byte by byte.") @Required String issuer,
    @JsonPropertyDescription("Audiences of which one must be in aud.") List<String> audiences,
    @JsonPropertyDescription("URL of the metadata document; derived from issuer when absent.")
        @Nullable String discovery,
    @JsonPropertyDescription("URL of the key set, instead of discovery.") @Nullable String jwksUri,
    @JsonPropertyDescription("Secret with ca.crt for the authorization server.")
        @Nullable String caSecretName,
    @JsonPropertyDescription("Accepted alg values.") @Default("[\"RS256\",\"PS256\",\"ES256\"]")
        List<String> algorithms,
    @JsonPropertyDescription("Tolerance for exp and nbf.") @Default("30s") String clockSkew,
    @JsonPropertyDescription("Claims that must be present.") List<String> requiredClaims,
    @JsonPropertyDescription("Accepted typ values.") @Default("[\"at+jwt\",\"JWT\"]")
        List<String> acceptedTypes) {
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
