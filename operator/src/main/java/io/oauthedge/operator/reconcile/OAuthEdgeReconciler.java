package io.oauthedge.operator.reconcile;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.crds.v1alpha1.status.OAuthEdgeStatus;
import io.oauthedge.operator.identity.AdminIdentity;
import io.oauthedge.operator.identity.IdentityKeeper;
import io.oauthedge.operator.observe.EdgeObserver;
import io.oauthedge.operator.observe.EdgePod;
import io.oauthedge.operator.observe.EdgePods;
import io.oauthedge.operator.observe.Observation;
import io.oauthedge.operator.observe.admin.AdminClients;
import io.oauthedge.operator.observe.admin.AdminPort;
import io.oauthedge.operator.plan.EdgeNames;
import io.oauthedge.operator.plan.EdgePlan;
import io.oauthedge.operator.plan.EdgePlanner;
import io.oauthedge.operator.plan.PlanSettings;
import io.oauthedge.operator.reconcile.watch.PodSources;
import io.oauthedge.operator.reconcile.watch.Watches;
import io.oauthedge.operator.resolve.ReferenceResolver;
import io.oauthedge.operator.resolve.References;
import io.oauthedge.operator.status.certificate.Expiries;
import io.oauthedge.operator.status.condition.ConditionType;
import io.oauthedge.operator.status.condition.Conditions;
import io.oauthedge.operator.status.condition.Truth;
import io.oauthedge.operator.status.judge.EdgeFacts;
import io.oauthedge.operator.status.judge.Workload;
import io.oauthedge.operator.validate.Problem;
import io.oauthedge.operator.validate.SpecRules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings one edge a step nearer to its resource: resolve, validate, plan, apply, observe, status.
 *
 * <p>JOSDK never runs one edge twice at a time.
 */
@ControllerConfiguration(name = OAuthEdgeReconciler.NAME, triggerReconcilerOnAllEvents = true)
public final class OAuthEdgeReconciler implements Reconciler<OAuthEdge> {
  /** The controller's name, and its field manager in server-side apply. */
  public static final String NAME = "oauthedge-operator";

  private static final Duration UNSETTLED = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final PlanSettings settings;
  private final EdgePlanner planner;
  private final IdentityKeeper keeper;
  private final EdgeObserver observer;
  private final AdminClients clients;
  private final CanaryStage canary;
  private final StatusWriter statuses;
  private final Duration interval;
  private final LastGood lastGood = new LastGood();
  private @Nullable Stages stages;

  /** What rests on the watches, which JOSDK asks for before the first reconciliation. */
  private record Stages(
      Watches watches,
      ReferenceResolver resolver,
      OwnedObjects objects,
      IdentityStore identities,
      OldConfigMaps oldConfigMaps,
      StoredConfigs storedConfigs) {}

  /**
   * A reconciler for all edges.
   *
   * @param interval between two looks at an edge that is settled
   */
  public OAuthEdgeReconciler(
      InstantSource clock,
      PlanSettings settings,
      EdgeObserver observer,
      AdminClients clients,
      CanaryStage canary,
      StatusWriter statuses,
      Duration interval) {
    this.clock = clock;
    this.settings = settings;
    this.planner = new EdgePlanner(settings);
    this.keeper = new IdentityKeeper(clock);
    this.observer = observer;
    this.clients = clients;
    this.canary = canary;
    this.statuses = statuses;
    this.interval = interval;
  }

  @Override
  public List<EventSource<?, OAuthEdge>> prepareEventSources(
      EventSourceContext<OAuthEdge> context) {
    var watches = Watches.of(context);
    stages =
        new Stages(
            watches,
            new ReferenceResolver(watches.cluster(), clock),
            new OwnedObjects(watches.owned()),
            new IdentityStore(watches.owned().secrets()),
            new OldConfigMaps(watches.owned().configMaps()),
            new StoredConfigs(watches.owned().configMaps(), settings));
    return Stream.concat(watches.lasting().stream(), Stream.of(canary.source())).toList();
  }

  /** What a user does, or asks for by annotation; the operator's own writes wake nobody. */
  public static boolean isNews(OAuthEdge fresh, OAuthEdge old) {
    return fresh.isMarkedForDeletion()
        || !Objects.equals(fresh.getMetadata().getGeneration(), old.getMetadata().getGeneration())
        || !CanaryStage.canaryNow(fresh).equals(CanaryStage.canaryNow(old));
  }

  @Override
  public UpdateControl<OAuthEdge> reconcile(OAuthEdge edge, Context<OAuthEdge> context)
      throws InterruptedException {
    Stages ready = Objects.requireNonNull(stages, "JOSDK prepares event sources first");
    if (context.isPrimaryResourceDeleted()) {
      forget(edge, ready, context);
    }
    if (context.isPrimaryResourceDeleted() || edge.isMarkedForDeletion()) {
      return UpdateControl.noUpdate();
    }
    ready.watches().referencedSecrets().follow(edge, context);
    EdgeNames names = EdgeNames.of(edge);
    AdminIdentity identity =
        keeper.keep(ready.identities().read(edge, context), names.namespace(), names.edge());
    References references = ready.resolver().resolve(edge);
    List<Problem> problems = SpecRules.problems(edge.getSpec(), references);
    Optional<EdgePlan> plan = plan(edge, references, problems, identity);
    boolean paused = edge.getSpec().paused();
    Optional<EdgePlan> applied = plan.filter(_ -> !paused);
    Optional<String> refused =
        applied.flatMap(p -> ready.objects().apply(new Run(p, identity), edge, context));
    Optional<Deployment> deployment = ready.watches().deployment(names);
    applied.ifPresent(p -> ready.oldConfigMaps().remove(p, deployment, context));
    Optional<EdgePlan> served =
        plan.or(() -> ready.storedConfigs().plan(edge, deployment)).map(p -> p.with(references));
    Observation observation =
        observe(
            edge,
            served.filter(_ -> !paused),
            clients.of(names, identity),
            pods(ready.watches().pods(), names, deployment));
    EdgeFacts facts =
        new EdgeFacts(
            edge,
            problems,
            Expiries.of(references),
            served,
            new Workload(
                deployment,
                ready.watches().service(names),
                ready.watches().ingress(names),
                refused),
            observation,
            Optional.empty());
    OAuthEdgeStatus status = statuses.write(canary.follow(facts, references, identity), context);
    return UpdateControl.<OAuthEdge>noUpdate().rescheduleAfter(pace(status));
  }

  /** An edge on its way somewhere is looked at closely. */
  private Duration pace(OAuthEdgeStatus status) {
    return Conditions.find(status.conditions(), ConditionType.RECONCILING)
        .filter(condition -> condition.getStatus().equals(Truth.TRUE.text()))
        .map(_ -> UNSETTLED)
        .orElse(interval);
  }

  /** The last good plan for an edge that is paused or broken. */
  private Optional<EdgePlan> plan(
      OAuthEdge edge, References references, List<Problem> problems, AdminIdentity identity) {
    if (edge.getSpec().paused() || problems.stream().anyMatch(Problem::isBlocking)) {
      return lastGood.of(edge);
    }
    EdgePlan plan = planner.plan(edge, references, identity.digestKey());
    lastGood.remember(plan);
    return Optional.of(plan);
  }

  private Observation observe(
      OAuthEdge edge, Optional<EdgePlan> plan, AdminPort port, List<EdgePod> pods)
      throws InterruptedException {
    return plan.isPresent()
        ? observer.observe(plan.get(), port, pods, canary.pathFindings(edge))
        : observer.look(EdgeNames.of(edge), port, pods);
  }

  private static List<EdgePod> pods(
      PodSources candidates, EdgeNames names, Optional<Deployment> deployment) {
    return deployment
        .map(owner -> EdgePods.of(owner, candidates.replicaSets(names), candidates.pods(names)))
        .orElse(List.of());
  }

  private void forget(OAuthEdge edge, Stages ready, Context<OAuthEdge> context) {
    ResourceID id = ResourceID.fromResource(edge);
    ready.watches().referencedSecrets().forget(id, context);
    lastGood.forget(id);
    EdgeNames names = EdgeNames.of(edge);
    clients.forget(names);
    observer.forget(names);
    canary.forget(names);
    statuses.forget(names);
  }
}
