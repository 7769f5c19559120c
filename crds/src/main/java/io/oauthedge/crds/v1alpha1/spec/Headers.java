package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import java.util.List;

/** What happens to headers. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Headers(
    @JsonPropertyDescription("What the upstream gets of Authorization.") @Default("Keep")
        AuthorizationForwarding authorization,
    @JsonPropertyDescription("Names to watch beside Authorization.") List<String> preserve,
    @JsonPropertyDescription("Limit of all header fields together.") @Default("64Ki")
        String maxSize,
    @JsonPropertyDescription("Claims that the upstream gets as headers.")
        List<ClaimHeader> claimHeaders) {
  private static final String DEFAULT_MAX_SIZE = "64Ki";
  static final Headers DEFAULTS =
      new Headers(AuthorizationForwarding.KEEP, List.of(), DEFAULT_MAX_SIZE, List.of());

  public Headers {
    authorization = authorization == null ? AuthorizationForwarding.KEEP : authorization;
    preserve = preserve == null ? List.of() : List.copyOf(preserve);
    maxSize = maxSize == null ? DEFAULT_MAX_SIZE : maxSize;
    claimHeaders = claimHeaders == null ? List.of() : List.copyOf(claimHeaders);
  }
}
