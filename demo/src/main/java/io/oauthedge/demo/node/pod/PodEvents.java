package io.oauthedge.demo.node.pod;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Tells what happens to pods as Events; the same words about a pod twice in a row are one. */
final class PodEvents {
  private final KubernetesClient client;
  private final InstantSource clock;
  private final Map<String, String> last = new HashMap<>();

  PodEvents(KubernetesClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  void normal(Pod pod, String reason, String message) {
    record(pod, "Normal", reason, message);
  }

  void warning(Pod pod, String reason, String message) {
    record(pod, "Warning", reason, message);
  }

  void forget(Pod pod) {
    last.remove(pod.getMetadata().getUid());
  }

  private void record(Pod pod, String type, String reason, String message) {
    String words = reason + message;
    if (words.equals(last.put(pod.getMetadata().getUid(), words))) {
      return;
    }
    String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    client
        .v1()
        .events()
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withNamespace(pod.getMetadata().getNamespace())
                .withGenerateName(pod.getMetadata().getName() + ".")
                .endMetadata()
                .withType(type)
                .withReason(reason)
                .withMessage(message)
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .withNewSource()
                .withComponent("pod-runner")
                .endSource()
                .withNewInvolvedObject()
                .withApiVersion("v1")
                .withKind("Pod")
                .withNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName())
                .withUid(pod.getMetadata().getUid())
                .endInvolvedObject()
                .build())
        .create();
  }
}
