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
