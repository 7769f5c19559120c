package io.oauthedge.demo.node.pod;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs the pods of one node. Used by one thread, which must live as long as the processes. */
public final class PodRunner {
  private final KubernetesClient client;
  private final InstantSource clock;
  private final RunnerSettings settings;
  private final PodEvents events;
  private final RunningPod.PodHost host;
  private final PodAddresses addresses = new PodAddresses();
  private final Map<String, RunningPod> running = new HashMap<>();

  /**
   * A runner without any pod yet.
   *
   * @param wake called, by any thread, when something happened that a pass should see
   */
  public PodRunner(
      KubernetesClient client, InstantSource clock, RunnerSettings settings, Runnable wake) {
    this.client = client;
    this.clock = clock;
    this.settings = settings;
    this.events = new PodEvents(client, clock);
    var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    this.host = new RunningPod.PodHost(client, http, events, settings, wake);
  }

  /** One step for every pod: schedule, start, judge, report, end. */
  public void pass() {
    var present = new HashSet<String>();
    for (Pod pod : client.pods().inAnyNamespace().list().getItems()) {
      present.add(pod.getMetadata().getUid());
      step(pod);
    }
    for (String uid : List.copyOf(running.keySet())) {
      if (!present.contains(uid)) {
        RunningPod gone = Objects.requireNonNull(running.remove(uid));
        gone.kill();
        addresses.giveBack(gone.address());
      }
    }
  }

  /** Ends every process: asks, waits for a while, then kills. */
  public void stop(Duration patience) throws InterruptedException {
    Instant end = clock.instant().plus(patience);
    running.values().forEach(pod -> pod.askToEnd(clock.instant()));
    while (clock.instant().isBefore(end)
        && running.values().stream().anyMatch(RunningPod::isAlive)) {
      Thread.sleep(50);
    }
    kill();
  }

  /** Ends every process at once. */
  public void kill() {
    running.values().forEach(RunningPod::kill);
  }

  private void step(Pod pod) {
    if (pod.getSpec().getNodeName() == null) {
      client
          .resource(new PodBuilder(pod).editSpec().withNodeName(settings.node()).endSpec().build())
          .update();
      return;
    }
    RunningPod mine =
        running.computeIfAbsent(
            pod.getMetadata().getUid(), uid -> new RunningPod(host, pod, addresses.take()));
    Instant now = clock.instant();
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      Long grace = pod.getMetadata().getDeletionGracePeriodSeconds();
      if (mine.stop(pod, Duration.ofSeconds(grace), now)) {
        events.forget(pod);
        running.remove(pod.getMetadata().getUid());
        addresses.giveBack(mine.address());
        client.resource(pod).withGracePeriod(0).delete();
        return;
      }
    } else {
      List<String> problems = SupportedFields.problems(pod.getSpec());
      if (problems.isEmpty()) {
        mine.run(pod, now);
      } else {
        mine.refuse(pod, String.join("; ", problems));
      }
    }
    report(pod, mine.status(pod, now));
  }

  private void report(Pod pod, PodStatus status) {
    if (!status.equals(pod.getStatus())) {
      client
          .resource(
              new PodBuilder(pod)
                  .editMetadata()
                  .withResourceVersion(null)
                  .endMetadata()
                  .withStatus(status)
                  .build())
          .updateStatus();
    }
  }
}
