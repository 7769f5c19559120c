package io.oauthedge.demo.node.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the probes of one run of a container, each at its own pace: start-up first, then liveness
 * and readiness. Thread-safe; ends when closed.
 */
final class Probing implements AutoCloseable {
  /** Which probe. */
  enum Kind {
    STARTUP,
    LIVENESS,
    READINESS
  }

  private final HttpClient client;
  private final Container container;
  private final String address;
  private final BiConsumer<Kind, Optional<String>> verdicts;
  private final Thread starter;
  private volatile @Nullable Thread liveness;
  private volatile @Nullable Thread readiness;
  private volatile boolean closed;

  /**
   * Begins to ask.
   *
   * @param verdicts told each time a threshold is reached: empty for passed, or why not
   */
  Probing(
      HttpClient client,
      Container container,
      String address,
      BiConsumer<Kind, Optional<String>> verdicts) {
    this.client = client;
    this.container = container;
    this.address = address;
    this.verdicts = verdicts;
    this.starter = Thread.ofVirtual().name("probe-start").unstarted(this::begin);
    starter.start();
  }

  @Override
  public void close() {
    closed = true;
    starter.interrupt();
    interrupt(liveness);
    interrupt(readiness);
  }

  private void begin() {
    try {
      if (!untilPassed(container.getStartupProbe())) {
        return;
      }
      verdicts.accept(Kind.STARTUP, Optional.empty());
      liveness =
          Thread.startVirtualThread(() -> repeat(Kind.LIVENESS, container.getLivenessProbe()));
      if (container.getReadinessProbe() == null) {
        verdicts.accept(Kind.READINESS, Optional.empty());
      } else {
        readiness =
            Thread.startVirtualThread(() -> repeat(Kind.READINESS, container.getReadinessProbe()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean untilPassed(@Nullable Probe probe) throws InterruptedException {
    if (probe == null) {
      return true;
    }
    Thread.sleep(Duration.ofSeconds(Objects.requireNonNullElse(probe.getInitialDelaySeconds(), 0)));
    HttpProbe question = HttpProbe.of(client, probe, container, address);
    int failures = 0;
    while (!closed) {
      Optional<String> failure = question.ask();
      if (failure.isEmpty()) {
        return true;
      }
      failures++;
      if (failures == probe.getFailureThreshold()) {
        verdicts.accept(Kind.STARTUP, failure);
      }
      Thread.sleep(Duration.ofSeconds(probe.getPeriodSeconds()));
    }
    return false;
  }

  private void repeat(Kind kind, @Nullable Probe probe) {
    if (probe == null) {
      return;
    }
    try {
      Thread.sleep(
          Duration.ofSeconds(Objects.requireNonNullElse(probe.getInitialDelaySeconds(), 0)));
      HttpProbe question = HttpProbe.of(client, probe, container, address);
      int passed = 0;
      int failed = 0;
      while (!closed) {
        Optional<String> failure = question.ask();
        passed = failure.isEmpty() ? passed + 1 : 0;
        failed = failure.isEmpty() ? 0 : failed + 1;
        if (passed == probe.getSuccessThreshold() || failed == probe.getFailureThreshold()) {
          verdicts.accept(kind, failure);
        }
        Thread.sleep(Duration.ofSeconds(probe.getPeriodSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void interrupt(@Nullable Thread thread) {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
