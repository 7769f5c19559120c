package io.oauthedge.demo.node.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.oauthedge.demo.node.pod.VolumeFiles.MissingException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One pod on this node, from its first sight to its end.
 *
 * <p>Its methods are called by the node's one thread; only verdicts of probes come from others, and
 * are queued.
 */
final class RunningPod {
  /** The kubelet waits 10 s, doubled up to 5 min; a demonstration has less patience. */
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);

  private static final int MOST_DOUBLINGS = 5;

  private record Verdict(ContainerProcess run, Probing.Kind kind, Optional<String> failure) {}

  private final PodHost host;
  private final String address;
  private final PodFolder folder;
  private final Path log;
  private final ConcurrentLinkedQueue<Verdict> verdicts = new ConcurrentLinkedQueue<>();

  private ContainerState state = new ContainerState.Waiting("ContainerCreating", "");
  private Optional<ContainerState> last = Optional.empty();
  private Optional<ContainerProcess> process = Optional.empty();
  private Optional<Probing> probing = Optional.empty();
  private Instant startAt = Instant.MIN;
  private int restarts;
  private boolean started;
  private boolean ready;

  /** What all pods of a node share. */
  record PodHost(
      KubernetesClient client,
      HttpClient http,
      PodEvents events,
      RunnerSettings settings,
      Runnable wake) {}

  RunningPod(PodHost host, Pod pod, String address) {
    this.host = host;
    this.address = address;
    String name = pod.getMetadata().getNamespace() + "_" + pod.getMetadata().getName();
    this.folder = new PodFolder(host.settings().folder().resolve("pods").resolve(name));
    this.log = host.settings().folder().resolve("logs").resolve(name + ".log");
  }

  String address() {
    return address;
  }

  PodStatus status(Pod pod, Instant now) {
    var facts = new PodStatuses.Facts(address, state, last, restarts, started, ready);
    return PodStatuses.of(pod, facts, now);
  }

  /** One step towards running. */
  void run(Pod pod, Instant now) {
    try {
      folder.refresh(host.client(), pod);
      if (process.filter(ContainerProcess::isAlive).isPresent()) {
        judge(pod, now);
      } else {
        process.ifPresent(ended -> ended(pod, ended, now));
        if (process.isEmpty() && !now.isBefore(startAt)) {
          start(pod, now);
        }
      }
    } catch (MissingException e) {
      hold(pod, "FailedMount", e.getMessage());
    } catch (IOException e) {
      hold(pod, "RunContainerError", e.toString());
    }
  }

  /** One step towards its end, which is reached when the answer is true. */
  boolean stop(Pod pod, Duration grace, Instant now) {
    if (process.filter(ContainerProcess::isAlive).isEmpty()) {
      end();
      return true;
    }
    if (process.filter(ContainerProcess::isStopping).isEmpty()) {
      host.events().normal(pod, "Killing", "Stopping container");
    }
    judge(pod, now);
    process.get().stop(grace, now);
    return false;
  }

  /** Says that this node cannot run it. */
  void refuse(Pod pod, String problems) {
    hold(pod, "UnsupportedPodField", problems);
  }

  boolean isAlive() {
    return process.filter(ContainerProcess::isAlive).isPresent();
  }

  /** SIGTERM, without anything else: the node itself ends. */
  void askToEnd(Instant now) {
    process.ifPresent(run -> run.stop(Duration.ofDays(1), now));
  }

  /** Ends it at once. */
  void kill() {
    process.ifPresent(ContainerProcess::kill);
    end();
  }

  private void end() {
    probing.ifPresent(Probing::close);
    ready = false;
    try {
      folder.delete();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the pod's folder cannot be deleted", e);
    }
  }

  private void start(Pod pod, Instant now) throws IOException {
    Container container = pod.getSpec().getContainers().getFirst();
    var command = new ArrayList<String>();
    command.addAll(
        container.getCommand().isEmpty()
            ? host.settings().entrypoint().apply(container.getImage())
            : container.getCommand());
    command.addAll(container.getArgs());
    ContainerProcess run =
        ContainerProcess.start(
            List.copyOf(command),
            PodEnvironment.of(pod, address, folder.root()),
            folder.root(),
            log,
            now,
            host.wake());
    process = Optional.of(run);
    state = new ContainerState.Running(now.truncatedTo(ChronoUnit.SECONDS));
    host.events()
        .normal(
            pod, "Started", "Started container " + container.getName() + ", process " + run.pid());
    probing =
        Optional.of(
            new Probing(
                host.http(),
                container,
                address,
                (kind, failure) -> {
                  verdicts.add(new Verdict(run, kind, failure));
                  host.wake().run();
                }));
  }

  private void judge(Pod pod, Instant now) {
    for (Verdict verdict = verdicts.poll(); verdict != null; verdict = verdicts.poll()) {
      if (process.filter(verdict.run()::equals).isEmpty()) {
        continue;
      }
      verdict.failure().ifPresent(why -> host.events().warning(pod, "Unhealthy", why));
      boolean passed = verdict.failure().isEmpty();
      switch (verdict.kind()) {
        case STARTUP -> started = passed;
        case READINESS -> ready = passed;
        case LIVENESS -> {}
      }
      if (!passed && verdict.kind() != Probing.Kind.READINESS) {
        verdict.run().stop(grace(pod), now);
      }
    }
    process
        .filter(ContainerProcess::isStopping)
        .ifPresent(stopping -> stopping.stop(grace(pod), now));
  }

  private void ended(Pod pod, ContainerProcess run, Instant now) {
    probing.ifPresent(Probing::close);
    probing = Optional.empty();
    process = Optional.empty();
    started = false;
    ready = false;
    int code = run.exitCode().orElse(-1);
    last =
        Optional.of(
            new ContainerState.Terminated(
                code,
                run.startedAt().truncatedTo(ChronoUnit.SECONDS),
                now.truncatedTo(ChronoUnit.SECONDS)));
    Duration wait = FIRST_BACK_OFF.multipliedBy(1L << Math.min(restarts, MOST_DOUBLINGS));
    restarts++;
    startAt = now.plus(wait);
    hold(
        pod,
        "BackOff",
        "the container ended with code " + code + "; restarting in " + wait.toSeconds() + " s");
  }

  private void hold(Pod pod, String reason, String message) {
    host.events().warning(pod, reason, message);
    if (process.filter(ContainerProcess::isAlive).isEmpty()) {
      String word =
          switch (reason) {
            case "BackOff" -> "CrashLoopBackOff";
            case "FailedMount" -> "ContainerCreating";
            default -> reason;
          };
      state = new ContainerState.Waiting(word, message);
    }
  }

  private static Duration grace(Pod pod) {
    return Duration.ofSeconds(pod.getSpec().getTerminationGracePeriodSeconds());
  }
}
