package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pods of an edge. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DeploymentOptions(
    @JsonPropertyDescription("Wanted pods, 0 to 1000. Default 2.") @Min(0) @Max(1000) @Default("2")
        Integer replicas,
    @JsonPropertyDescription("Image of the proxy. Default: the operator's OAUTHEDGE_IMAGE.")
        @Size(min = 1, max = 512)
        @Pattern(Formats.IMAGE)
        @Nullable String image,
    @JsonPropertyDescription("Names of pull Secrets, up to 8.") @Size(min = 0, max = 8)
        List<@Size(min = 1, max = 253) @Pattern(Formats.OBJECT_NAME) String> imagePullSecrets,
    @JsonPropertyDescription(
            "Requests and limits of the container, as in a pod. Default: requests of 250m CPU and 256Mi memory, limit of 512Mi memory.")
        @Nullable ResourceRequirements resources,
    @JsonPropertyDescription(
            "SpreadNodes, SpreadZones or None: how pods of this edge keep apart. Default SpreadNodes.")
        @Default("SpreadNodes")
        PodAffinityPolicy podAffinity,
    @JsonPropertyDescription("Affinity, as in a pod; takes the place of what podAffinity renders.")
        @Nullable Affinity affinity,
    @JsonPropertyDescription("Tolerations, as in a pod, up to 16.") @Size(min = 0, max = 16)
        List<Toleration> tolerations,
    @JsonPropertyDescription(
            "Spread constraints, as in a pod, up to 8; beside those of podAffinity.")
        @Size(min = 0, max = 8)
        List<TopologySpreadConstraint> topologySpreadConstraints,
    @JsonPropertyDescription("How many pods may be gone by choice. Default maxUnavailable 1.")
        DisruptionBudget disruptionBudget,
    @JsonPropertyDescription("Labels and annotations of the pods.")
        PodTemplateMetadata podTemplate) {
  private static final int DEFAULT_REPLICAS = 2;
  static final DeploymentOptions DEFAULTS =
      new DeploymentOptions(
          DEFAULT_REPLICAS,
          null,
          List.of(),
          null,
          PodAffinityPolicy.SPREAD_NODES,
          null,
          List.of(),
          List.of(),
          DisruptionBudget.DEFAULTS,
          PodTemplateMetadata.DEFAULTS);

  public DeploymentOptions {
    replicas = replicas == null ? DEFAULT_REPLICAS : replicas;
    imagePullSecrets = imagePullSecrets == null ? List.of() : List.copyOf(imagePullSecrets);
    podAffinity = podAffinity == null ? PodAffinityPolicy.SPREAD_NODES : podAffinity;
    tolerations = tolerations == null ? List.of() : List.copyOf(tolerations);
    topologySpreadConstraints =
        topologySpreadConstraints == null ? List.of() : List.copyOf(topologySpreadConstraints);
    disruptionBudget = disruptionBudget == null ? DisruptionBudget.DEFAULTS : disruptionBudget;
    podTemplate = podTemplate == null ? PodTemplateMetadata.DEFAULTS : podTemplate;
  }
}
