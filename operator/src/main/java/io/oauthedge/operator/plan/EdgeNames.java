package io.oauthedge.operator.plan;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Names and labels of the objects that belong to an edge. */
public record EdgeNames(String namespace, String edge) {
  /** Label of everything that the operator owns. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** Value of {@link #MANAGED_BY}. */
  public static final String OPERATOR = "oauthedge-operator";

  private static final String NAME = "app.kubernetes.io/name";
  private static final String INSTANCE = "app.kubernetes.io/instance";
  private static final String COMPONENT = "app.kubernetes.io/component";

  /** The names for a resource. */
  public static EdgeNames of(OAuthEdge edge) {
    return new EdgeNames(edge.getMetadata().getNamespace(), edge.getMetadata().getName());
  }

  /** The edge that an object's labels name. */
  public static Optional<String> edgeOf(ObjectMeta labelled) {
    return Optional.ofNullable(labelled.getLabels()).map(labels -> labels.get(INSTANCE));
  }

  /** Deployment, Service, Ingress, ServiceAccount, PodDisruptionBudget and NetworkPolicy. */
  public String workload() {
    return edge + "-edge";
  }

  /** The boot configuration of pods of one shape. */
  public String configMap(String shape) {
    return edge + "-edge-config-" + shape;
  }

  /** The mounted part of the edge's identity. */
  public String adminSecret() {
    return edge + "-edge-admin";
  }

  /** The part of the edge's identity that no pod sees. */
  public String authoritySecret() {
    return edge + "-edge-admin-ca";
  }

  /** Labels of every owned object; never change for an edge, as selectors hold them. */
  public Map<String, String> labels() {
    return new TreeMap<>(
        Map.of(NAME, "oauthedge", INSTANCE, edge, COMPONENT, "edge", MANAGED_BY, OPERATOR));
  }

  /** What selects the edge's pods. */
  public Map<String, String> selector() {
    return new TreeMap<>(Map.of(NAME, "oauthedge", INSTANCE, edge, COMPONENT, "edge"));
  }
}
