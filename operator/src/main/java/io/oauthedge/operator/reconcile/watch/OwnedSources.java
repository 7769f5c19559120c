package io.oauthedge.operator.reconcile.watch;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.plan.EdgeNames;
import java.util.List;
import java.util.Locale;

/** Watches what edges own, by label; a change wakes the owner. */
public record OwnedSources(
    InformerEventSource<ServiceAccount, OAuthEdge> serviceAccounts,
    InformerEventSource<Secret, OAuthEdge> secrets,
    InformerEventSource<ConfigMap, OAuthEdge> configMaps,
    InformerEventSource<Service, OAuthEdge> services,
    InformerEventSource<Deployment, OAuthEdge> deployments,
    InformerEventSource<PodDisruptionBudget, OAuthEdge> disruptionBudgets,
    InformerEventSource<NetworkPolicy, OAuthEdge> networkPolicies,
    InformerEventSource<Ingress, OAuthEdge> ingresses) {
  static OwnedSources of(EventSourceContext<OAuthEdge> context) {
    return new OwnedSources(
        source(context, ServiceAccount.class),
        source(context, Secret.class),
        source(context, ConfigMap.class),
        source(context, Service.class),
        source(context, Deployment.class),
        source(context, PodDisruptionBudget.class),
        source(context, NetworkPolicy.class),
        source(context, Ingress.class));
  }

  List<EventSource<?, OAuthEdge>> all() {
    return List.of(
        serviceAccounts,
        secrets,
        configMaps,
        services,
        deployments,
        disruptionBudgets,
        networkPolicies,
        ingresses);
  }

  private static <R extends HasMetadata> InformerEventSource<R, OAuthEdge> source(
      EventSourceContext<OAuthEdge> context, Class<R> type) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(type, OAuthEdge.class)
            .withName("owned-" + type.getSimpleName().toLowerCase(Locale.ROOT))
            .withLabelSelector(EdgeNames.MANAGED_BY + "=" + EdgeNames.OPERATOR)
            .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(OAuthEdge.class))
            .build(),
        context);
  }
}
