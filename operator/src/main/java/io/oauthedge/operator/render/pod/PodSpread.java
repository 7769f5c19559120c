package io.oauthedge.operator.render.pod;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTerm;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTermBuilder;
import io.oauthedge.crds.v1alpha1.spec.DeploymentOptions;
import io.oauthedge.operator.plan.EdgePlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the pods of one edge keep apart: as preferences, so that a small cluster still runs them. */
final class PodSpread {
  private static final String NODE = "kubernetes.io/hostname";
  private static final String ZONE = "topology.kubernetes.io/zone";

  private PodSpread() {}

  static @Nullable Affinity affinity(EdgePlan plan) {
    DeploymentOptions options = plan.edge().getSpec().deployment();
    return options.affinity() != null
        ? options.affinity()
        : switch (options.podAffinity()) {
          case NONE -> null;
          case SPREAD_NODES -> apart(List.of(term(plan, NODE, 100)));
          case SPREAD_ZONES -> apart(List.of(term(plan, ZONE, 100), term(plan, NODE, 50)));
        };
  }

  private static Affinity apart(List<WeightedPodAffinityTerm> terms) {
    return new AffinityBuilder()
        .withNewPodAntiAffinity()
        .withPreferredDuringSchedulingIgnoredDuringExecution(terms)
        .endPodAntiAffinity()
        .build();
  }

  private static WeightedPodAffinityTerm term(EdgePlan plan, String topologyKey, int weight) {
    return new WeightedPodAffinityTermBuilder()
        .withWeight(weight)
        .withNewPodAffinityTerm()
        .withTopologyKey(topologyKey)
        .withNewLabelSelector()
        .withMatchLabels(plan.names().selector())
        .endLabelSelector()
        .endPodAffinityTerm()
        .build();
  }
}
