package io.oauthedge.operator.plan;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.LiveEndpoints;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.resolve.References;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that an edge's objects are rendered from and its pods are told.
 *
 * @param edge the resource that the plan was made from: the last good one, where the current is not
 * @param config what pods serve with
 * @param mounts the Secrets that {@code config} needs mounted
 * @param endpoints live endpoints by upstream name, for upstreams that are Services; the epoch is
 *     the pusher's
 * @param shape names what only a new pod can change: mounts, listeners, limits fixed at start
 * @param settings the operator's own
 */
public record EdgePlan(
    OAuthEdge edge,
    EdgeConfig config,
    List<FileMount> mounts,
    Map<String, LiveEndpoints> endpoints,
    String shape,
    PlanSettings settings) {
  public EdgePlan {
    mounts = List.copyOf(mounts);
    endpoints = Map.copyOf(endpoints);
  }

  /**
   * The same plan with the endpoints that its Services have now, as far as they were looked up: for
   * a plan that outlives its spec.
   */
  public EdgePlan with(References references) {
    var current = new HashMap<>(endpoints);
    for (UpstreamConfig upstream : config.upstreams()) {
      references.services().values().stream()
          .flatMap(resolved -> resolved.content().stream())
          .filter(service -> UpstreamPlan.leadsTo(upstream, service))
          .findFirst()
          .ifPresent(service -> current.put(upstream.name(), service.endpoints()));
    }
    return new EdgePlan(edge, config, mounts, current, shape, settings);
  }

  /** The names of the edge's objects. */
  public EdgeNames names() {
    return EdgeNames.of(edge);
  }
}
