package io.oauthedge.operator.reconcile;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Workflow;
import io.javaoperatorsdk.operator.processing.dependent.workflow.WorkflowBuilder;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.reconcile.watch.OwnedSources;
import io.oauthedge.operator.render.EdgeAdminSecrets;
import io.oauthedge.operator.render.EdgeConfigMap;
import io.oauthedge.operator.render.EdgeDeployment;
import io.oauthedge.operator.render.EdgeDisruptionBudget;
import io.oauthedge.operator.render.EdgeIngress;
import io.oauthedge.operator.render.EdgeNetworkPolicy;
import io.oauthedge.operator.render.EdgeService;
import io.oauthedge.operator.render.EdgeServiceAccount;
import java.util.Optional;

/** Everything that an edge owns: what pods need first, then the pods. */
final class OwnedObjects {
  private final Workflow<OAuthEdge> workflow;

  OwnedObjects(OwnedSources sources) {
    var account =
        new OwnedObject<>(
            ServiceAccount.class,
            "service-account",
            sources.serviceAccounts(),
            run -> EdgeServiceAccount.render(run.plan()));
    var mounted =
        new OwnedObject<>(
            Secret.class,
            "admin-secret",
            sources.secrets(),
            run -> EdgeAdminSecrets.mounted(run.plan(), run.identity()));
    var unmounted =
        new OwnedObject<>(
            Secret.class,
            "authority-secret",
            sources.secrets(),
            run -> EdgeAdminSecrets.unmounted(run.plan(), run.identity()));
    var configMap =
        new OwnedObject<>(
            ConfigMap.class,
            "config-map",
            sources.configMaps(),
            run -> EdgeConfigMap.render(run.plan()));
    var deployment =
        new OwnedObject<>(
            Deployment.class,
            "deployment",
            sources.deployments(),
            run -> EdgeDeployment.render(run.plan()));
    Condition<Ingress, OAuthEdge> asksForIngress =
        (_, _, context) -> EdgeIngress.isWanted(Run.of(context).plan());
    var ingress =
        new OptionalObject<>(
            Ingress.class, "ingress", sources.ingresses(), run -> EdgeIngress.render(run.plan()));
    workflow =
        new WorkflowBuilder<OAuthEdge>()
            .addDependentResource(account)
            .addDependentResource(mounted)
            .addDependentResource(unmounted)
            .addDependentResource(configMap)
            .addDependentResource(
                new OwnedObject<>(
                    Service.class,
                    "service",
                    sources.services(),
                    run -> EdgeService.render(run.plan())))
            .addDependentResource(
                new OwnedObject<>(
                    PodDisruptionBudget.class,
                    "disruption-budget",
                    sources.disruptionBudgets(),
                    run -> EdgeDisruptionBudget.render(run.plan())))
            .addDependentResource(
                new OwnedObject<>(
                    NetworkPolicy.class,
                    "network-policy",
                    sources.networkPolicies(),
                    run -> EdgeNetworkPolicy.render(run.plan())))
            .addDependentResourceAndConfigure(ingress)
            .withReconcilePrecondition(asksForIngress)
            .addDependentResourceAndConfigure(deployment)
            .dependsOn(account, mounted, unmounted, configMap)
            .withThrowExceptionFurther(false)
            .build();
  }

  /** Applies what differs; what the API server refuses comes back as sentences. */
  @SuppressWarnings("rawtypes") // as JOSDK declares its results
  Optional<String> apply(Run run, OAuthEdge edge, Context<OAuthEdge> context) {
    run.enter(context);
    return workflow.reconcile(edge, context).getErroredDependents().entrySet().stream()
        .map(failed -> sentence(failed.getKey().name(), failed.getValue()))
        .sorted()
        .reduce((one, other) -> one + " " + other);
  }

  private static String sentence(String object, Exception failure) {
    return failure instanceof ForeignObjectException foreign
        ? Optional.ofNullable(foreign.getMessage()).orElse(object)
        : "The %s cannot be applied, and is tried again: %s."
            .formatted(object, failure.getMessage());
  }
}
