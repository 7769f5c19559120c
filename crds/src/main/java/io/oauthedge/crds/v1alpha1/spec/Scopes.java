package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** Scopes that a token must grant. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Scopes(
    @JsonPropertyDescription("All of these.") List<String> all,
    @JsonPropertyDescription("At least one of these.") List<String> any) {
  static final Scopes DEFAULTS = new Scopes(List.of(), List.of());

  public Scopes {
    all = all == null ? List.of() : List.copyOf(all);
    any = any == null ? List.of() : List.copyOf(any);
  }
}
