package io.oauthedge.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.oauthedge.operator.OperatorSettings.CanarySettings;
import io.oauthedge.operator.canary.HeaderCanary;
import io.oauthedge.operator.canary.destination.AddressPolicy;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the operator against the cluster that the environment or {@code KUBECONFIG} names. */
public final class OperatorMain {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorMain.class);

  private OperatorMain() {}

  /** Runs until SIGTERM; exits with 1 and one line when it cannot start. */
  public static void main(String[] args) {
    try {
      run(OperatorSettings.from(System.getenv()));
    } catch (IllegalArgumentException | IOException e) {
      LOG.atError().setMessage("Cannot start").addKeyValue("why", e.getMessage()).log();
      System.exit(1);
    }
  }

  private static void run(OperatorSettings settings) throws IOException {
    var started = new AtomicReference<EdgeOperator>();
    var metrics = new OperatorMetrics();
    HealthServer health =
        HealthServer.start(
            settings.healthPort(),
            () -> started.get() != null && started.get().isStarted(),
            metrics::scrape);
    var canary = new HeaderCanary(InstantSource.system(), policy(settings.canary()));
    KubernetesClient client = new KubernetesClientBuilder().build();
    EdgeOperator operator =
        EdgeOperator.start(client, settings, metrics, metrics.registry(), canary);
    started.set(operator);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  operator.close();
                  canary.close();
                  client.close();
                  health.close();
                  metrics.close();
                },
                "shutdown"));
    LOG.atInfo()
        .setMessage("Watching")
        .addKeyValue("namespaces", settings.namespaces().isEmpty() ? "all" : settings.namespaces())
        .addKeyValue("healthPort", health.port())
        .log();
  }

  private static AddressPolicy policy(CanarySettings canary) {
    try {
      return new AddressPolicy(canary.allowed(), canary.denied());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "OAUTHEDGE_CANARY_ALLOWED_CIDRS or OAUTHEDGE_CANARY_DENIED_CIDRS: " + e.getMessage(), e);
    }
  }
}
