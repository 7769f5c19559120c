package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Map;

/** Labels and annotations of the pods. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PodTemplateMetadata(
    @JsonPropertyDescription("Labels, beside the operator's own.") Map<String, String> labels,
    @JsonPropertyDescription("Annotations.") Map<String, String> annotations) {
  static final PodTemplateMetadata DEFAULTS = new PodTemplateMetadata(Map.of(), Map.of());

  public PodTemplateMetadata {
    labels = labels == null ? Map.of() : Map.copyOf(labels);
    annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
  }
}
