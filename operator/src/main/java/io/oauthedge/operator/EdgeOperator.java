package io.oauthedge.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.javaoperatorsdk.operator.processing.retry.Retry;
import io.micrometer.core.instrument.MeterRegistry;
import io.oauthedge.operator.canary.RoundRunner;
import io.oauthedge.operator.canary.watch.CanaryMetrics;
import io.oauthedge.operator.canary.watch.CanarySubjects;
import io.oauthedge.operator.canary.watch.CanaryWatch;
import io.oauthedge.operator.observe.EdgeObserver;
import io.oauthedge.operator.observe.admin.AdminClient;
import io.oauthedge.operator.observe.admin.AdminClients;
import io.oauthedge.operator.observe.traffic.TrafficWindow;
import io.oauthedge.operator.plan.PlanSettings;
import io.oauthedge.operator.reconcile.CanaryStage;
import io.oauthedge.operator.reconcile.OAuthEdgeReconciler;
import io.oauthedge.operator.reconcile.StatusWriter;
import io.oauthedge.operator.status.StatusPacing;
import io.oauthedge.operator.status.certificate.CertificateMetrics;
import io.oauthedge.operator.status.event.EventPublisher;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** The running operator. */
public final class EdgeOperator implements AutoCloseable {
  private final Operator operator;
  private final ExecutorService threads;
  private final AdminClients clients;
  private final CanaryClock canaryClock;

  private EdgeOperator(
      Operator operator, ExecutorService threads, AdminClients clients, CanaryClock canaryClock) {
    this.operator = operator;
    this.threads = threads;
    this.clients = clients;
    this.canaryClock = canaryClock;
  }

  /**
   * Starts, and returns once everything is watched.
   *
   * @param client remains the caller's to close
   * @param metrics what JOSDK counts reconciliations with
   * @param registry where the canary counts
   * @param runner sends the canary's rounds; remains the caller's to close, after this
   */
  public static EdgeOperator start(
      KubernetesClient client,
      OperatorSettings settings,
      Metrics metrics,
      MeterRegistry registry,
      RoundRunner runner) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    var clock = InstantSource.system();
    var clients = new AdminClients(AdminClient.Limits.DEFAULT, threads);
    var canaryClock = new CanaryClock();
    var watch =
        new CanaryWatch(
            runner,
            clock,
            RandomGenerator.getDefault(),
            canaryClock.rounds(),
            Thread::sleep,
            new CanaryMetrics(registry));
    var reconciler =
        new OAuthEdgeReconciler(
            clock,
            new PlanSettings(settings.image(), settings.operatorNamespace()),
            new EdgeObserver(clock, TrafficWindow.DEFAULT_LENGTH, threads),
            clients,
            new CanaryStage(watch, new CanarySubjects(settings.canary().ownAddresses())),
            new StatusWriter(
                new StatusPacing(clock, settings.statusInterval()),
                new EventPublisher(client, clock, settings.instance()),
                new CertificateMetrics(registry)),
            settings.scrapeInterval());
    var operator =
        new Operator(
            overrider ->
                overrider
                    .withKubernetesClient(client)
                    .withCloseClientOnStop(false)
                    .withMetrics(metrics)
                    .withSSABasedCreateUpdateMatchForDependentResources(true)
                    .withUseSSAToPatchPrimaryResource(true));
    operator.register(
        reconciler,
        controller -> {
          controller
              .withFieldManager(OAuthEdgeReconciler.NAME)
              .withRetry(unending())
              .withGenerationAware(false)
              .withOnUpdateFilter(OAuthEdgeReconciler::isNews);
          if (settings.namespaces().isEmpty()) {
            controller.watchingAllNamespaces();
          } else {
            controller.settingNamespaces(settings.namespaces());
          }
        });
    operator.start();
    canaryClock.start(watch);
    return new EdgeOperator(operator, threads, clients, canaryClock);
  }

  /** Giving up would leave an edge alone until somebody touches it. */
  private static Retry unending() {
    return new GenericRetry()
        .setInitialInterval(1_000)
        .setIntervalMultiplier(2)
        .setMaxInterval(30_000)
        .setMaxAttempts(-1);
  }

  /** Whether everything is watched. */
  public boolean isStarted() {
    return operator.getRuntimeInfo().isStarted();
  }

  @Override
  public void close() {
    operator.stop();
    canaryClock.close();
    clients.close();
    threads.close();
  }
}
