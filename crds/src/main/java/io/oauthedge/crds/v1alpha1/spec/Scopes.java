package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Scopes that a token must grant. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Scopes(
    @JsonPropertyDescription("Scopes, up to 16, that must all be granted.") @Size(min = 0, max = 16)
        List<@Size(min = 1, max = 256) @Pattern(Formats.SCOPE) String> all,
    @JsonPropertyDescription("Scopes, up to 16, of which one must be granted.")
        @Size(min = 0, max = 16)
        List<@Size(min = 1, max = 256) @Pattern(Formats.SCOPE) String> any) {
  static final Scopes DEFAULTS = new Scopes(List.of(), List.of());

  public Scopes {
    all = all == null ? List.of() : List.copyOf(all);
    any = any == null ? List.of() : List.copyOf(any);
  }
}
