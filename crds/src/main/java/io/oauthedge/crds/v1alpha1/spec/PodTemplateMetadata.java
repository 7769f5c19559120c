package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/** Labels and annotations of the pods. */
@ValidationRule(
    value =
        "!has(self.labels) || !self.labels.exists(k, k in ['app.kubernetes.io/name', 'app.kubernetes.io/instance', 'app.kubernetes.io/component', 'app.kubernetes.io/managed-by'])",
    message =
        "podTemplate.labels sets a label that the operator selects pods by; choose another key")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PodTemplateMetadata(
    @JsonPropertyDescription("Labels, up to 32, beside the operator's own.")
        @Size(min = 0, max = 32)
        Map<@Size(max = 317) String, @Size(max = 63) @Pattern(Formats.LABEL_VALUE) String> labels,
    @JsonPropertyDescription("Annotations, up to 32.") @Size(min = 0, max = 32)
        Map<@Size(max = 317) String, @Size(max = 4096) String> annotations) {
  static final PodTemplateMetadata DEFAULTS = new PodTemplateMetadata(Map.of(), Map.of());

  public PodTemplateMetadata {
    labels = labels == null ? Map.of() : Map.copyOf(labels);
    annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
  }
}
