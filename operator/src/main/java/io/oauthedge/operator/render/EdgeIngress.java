package io.oauthedge.operator.render;

import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLSBuilder;
import io.oauthedge.crds.v1alpha1.spec.ExternalAccessType;
import io.oauthedge.crds.v1alpha1.spec.tls.Tls;
import io.oauthedge.operator.plan.EdgePlan;
import io.oauthedge.operator.provider.AnnotationRule.Backend;
import java.util.List;
import java.util.stream.Stream;

/** What Ingress controllers make a load balancer of: every host and path goes to the edge. */
public final class EdgeIngress {
  private EdgeIngress() {}

  /** Whether the edge has one at all. */
  public static boolean isWanted(EdgePlan plan) {
    return plan.edge().getSpec().externalAccess().type() == ExternalAccessType.INGRESS;
  }

  public static Ingress render(EdgePlan plan) {
    return new IngressBuilder()
        .withMetadata(Metadata.of(plan, plan.names().workload()))
        .editMetadata()
        .withAnnotations(ExternalAnnotations.ingress(plan))
        .endMetadata()
        .withNewSpec()
        .withIngressClassName(plan.edge().getSpec().externalAccess().ingressClassName())
        .withTls(tls(plan))
        .withRules(plan.config().hosts().stream().map(host -> rule(plan, host)).toList())
        .endSpec()
        .build();
  }

  /** Without a Secret the controller has certificates of its own, such as ACM's. */
  private static List<IngressTLS> tls(EdgePlan plan) {
    Tls tls = plan.edge().getSpec().tls();
    if (tls.secretName() == null) {
      return List.of();
    }
    var named = tls.certificates().stream().flatMap(entry -> entry.hosts().stream()).toList();
    var others = plan.config().hosts().stream().filter(host -> !named.contains(host)).toList();
    return Stream.concat(
            Stream.of(others)
                .filter(hosts -> !hosts.isEmpty())
                .map(hosts -> tls(hosts, tls.secretName())),
            tls.certificates().stream().map(entry -> tls(entry.hosts(), entry.secretName())))
        .toList();
  }

  private static IngressTLS tls(List<String> hosts, String secretName) {
    return new IngressTLSBuilder().withHosts(hosts).withSecretName(secretName).build();
  }

  private static IngressRule rule(EdgePlan plan, String host) {
    return new IngressRuleBuilder()
        .withHost(host)
        .withNewHttp()
        .addNewPath()
        .withPath("/")
        .withPathType("Prefix")
        .withNewBackend()
        .withNewService()
        .withName(plan.names().workload())
        .withNewPort()
        .withName(
            ExternalAnnotations.backend(plan) == Backend.HTTPS
                ? EdgeService.HTTPS
                : EdgeService.HTTP)
        .endPort()
        .endService()
        .endBackend()
        .endPath()
        .endHttp()
        .build();
  }
}
