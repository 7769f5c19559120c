package io.oauthedge.operator.render;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.crds.v1alpha1.spec.ExternalAccess;
import io.oauthedge.crds.v1alpha1.spec.ExternalAccessType;
import io.oauthedge.operator.plan.EdgePlan;
import io.oauthedge.operator.plan.ListenerPlan;
import io.oauthedge.operator.provider.AnnotationRule.Backend;
import io.oauthedge.operator.provider.AnnotationRule.Target;
import io.oauthedge.operator.provider.AnnotationRule.Traits;
import io.oauthedge.operator.provider.LoadBalancerProfile;
import io.oauthedge.operator.provider.Profiles;
import java.util.Map;
import java.util.TreeMap;

/**
 * What load balancer controllers read on the edge's objects: the profile's annotations, over which
 * the user's win.
 */
final class ExternalAnnotations {
  private ExternalAnnotations() {}

  /** Before an Ingress only those that the profile puts on the Service, with the user's values. */
  static Map<String, String> service(EdgePlan plan) {
    var annotations = new TreeMap<>(profiled(plan, Target.SERVICE));
    Map<String, String> users = access(plan).annotations();
    if (access(plan).type() == ExternalAccessType.INGRESS) {
      annotations.replaceAll((name, value) -> users.getOrDefault(name, value));
    } else {
      annotations.putAll(users);
    }
    return annotations;
  }

  static Map<String, String> ingress(EdgePlan plan) {
    var annotations = new TreeMap<>(profiled(plan, Target.INGRESS));
    annotations.putAll(access(plan).annotations());
    annotations.keySet().removeAll(profiled(plan, Target.SERVICE).keySet());
    return annotations;
  }

  /** The load balancer speaks plaintext to the pods where it is to prove https by a header. */
  static Backend backend(EdgePlan plan) {
    return plan.config().listeners().plaintext() == PlaintextPolicy.TERMINATED_UPSTREAM
        ? Backend.HTTP
        : Backend.HTTPS;
  }

  /** None where something of the user's own stands in front: its settings are the user's. */
  private static Map<String, String> profiled(EdgePlan plan, Target target) {
    if (access(plan).type() == ExternalAccessType.CLUSTER_IP) {
      return Map.of();
    }
    LoadBalancerProfile profile = Profiles.of(access(plan).provider());
    return profile.annotations(
        target,
        new Traits(
            backend(plan),
            ListenerPlan.minVersion(plan.edge().getSpec().tls()),
            access(plan).proxyProtocol()),
        Map.of(
            "workload", plan.names().workload(),
            "healthPath", AdminApi.HEALTH,
            "httpPort", String.valueOf(ListenerPlan.HTTP_PORT),
            "deregistrationSeconds", String.valueOf(profile.timing().deregistrationSeconds())));
  }

  private static ExternalAccess access(EdgePlan plan) {
    return plan.edge().getSpec().externalAccess();
  }
}
