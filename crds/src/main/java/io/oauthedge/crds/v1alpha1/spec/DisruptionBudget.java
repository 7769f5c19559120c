package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** How many pods may be gone by choice; one of both. */
@ValidationRule(
    value = "!(has(self.minAvailable) && has(self.maxUnavailable))",
    message = "give minAvailable or maxUnavailable, not both")
@ValidationRule(
    value =
        "!has(self.minAvailable) || (type(self.minAvailable) == string ? self.minAvailable.matches('^([0-9]|[1-9][0-9]|100)%$') : self.minAvailable >= 0)",
    message = "minAvailable is a number of pods or a percentage such as 50%")
@ValidationRule(
    value =
        "!has(self.maxUnavailable) || (type(self.maxUnavailable) == string ? self.maxUnavailable.matches('^([0-9]|[1-9][0-9]|100)%$') : self.maxUnavailable >= 0)",
    message = "maxUnavailable is a number of pods or a percentage such as 50%")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DisruptionBudget(
    @JsonPropertyDescription("Pods that must stay, a number or a percentage.")
        @Nullable IntOrString minAvailable,
    @JsonPropertyDescription(
            "Pods that may be gone, a number or a percentage. Default 1 when neither is given.")
        @Nullable IntOrString maxUnavailable) {
  static final DisruptionBudget DEFAULTS = new DisruptionBudget(null, null);
}
