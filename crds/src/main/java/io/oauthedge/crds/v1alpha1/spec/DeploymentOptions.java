package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
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
    @JsonPropertyDescription("Wanted pods.") @Default("2") Integer replicas,
    @JsonPropertyDescription("Image of the proxy.") @Nullable String image,
    @JsonPropertyDescription("Names of pull Secrets.") List<String> imagePullSecrets,
    @JsonPropertyDescription("Requests and limits.") @Nullable ResourceRequirements resources,
    @JsonPropertyDescription("How pods are spread.") @Default("SpreadNodes")
        PodAffinityPolicy podAffinity,
    @JsonPropertyDescription("Raw affinity, instead of the policy.") @Nullable Affinity affinity,
    @JsonPropertyDescription("Tolerations.") List<Toleration> tolerations,
    @JsonPropertyDescription("Raw spread constraints, beside the policy.")
        List<TopologySpreadConstraint> topologySpreadConstraints,
    @JsonPropertyDescription("How many pods may be gone by choice.")
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
