package io.oauthedge.crds.v1alpha1.spec.tls;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.oauthedge.crds.v1alpha1.spec.Formats;

/** Strict-Transport-Security (RFC 6797). */
@ValidationRule(
    value =
        "!has(self.preload) || !self.preload || (self.includeSubDomains && duration(self.maxAge) >= duration('8760h'))",
    message =
        "preload needs includeSubDomains: true and a maxAge of at least 8760h (a year); browsers' lists take no other")
@ValidationRule(
    value =
        "!has(self.maxAge) || (duration(self.maxAge) <= duration('87600h') && !self.maxAge.contains('ms'))",
    message = "maxAge must be whole seconds, and not exceed 87600h (ten years)")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Hsts(
    @JsonPropertyDescription(
            "How long browsers use https alone, 0s to 87600h. 0s has them forget. A year is 8760h.")
        @Size(min = 1, max = 20)
        @Pattern(Formats.DURATION)
        @Required
        String maxAge,
    @JsonPropertyDescription(
            "Whether it holds for all names below the host, also those that this edge does not serve. Default false.")
        @Default("false")
        Boolean includeSubDomains,
    @JsonPropertyDescription(
            "Consent to browsers' preload lists, from which a name leaves slowly. Needs includeSubDomains and a maxAge of at least 8760h. Default false.")
        @Default("false")
        Boolean preload) {
  public Hsts {
    includeSubDomains = includeSubDomains == null ? false : includeSubDomains;
    preload = preload == null ? false : preload;
  }
}
