package io.oauthedge.operator.status.event;

import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.oauthedge.contract.Digests;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes Events about edges ({@code events.k8s.io/v1}); an Event that is lost harms nothing. */
public final class EventPublisher {
  private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
  private static final String CONTROLLER = "oauthedge.io/operator";
  private static final String ACTION = "Reconcile";
  private static final int SUFFIX = 16;

  /** Kubernetes reads exactly six digits of a second. */
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final KubernetesClient client;
  private final InstantSource clock;
  private final String instance;

  /**
   * A publisher for one operator process.
   *
   * @param instance names the process, such as its pod's name; 1 to 128 characters
   */
  public EventPublisher(KubernetesClient client, InstantSource clock, String instance) {
    this.client = client;
    this.clock = clock;
    this.instance = instance;
  }

  /** Tells what happened to an edge; called once the status that tells the same is written. */
  public void publish(OAuthEdge edge, List<EdgeEvent> events) {
    events.forEach(event -> publish(edge, event));
  }

  private void publish(OAuthEdge edge, EdgeEvent event) {
    try {
      client.resource(event(edge, event, clock.instant())).create();
    } catch (KubernetesClientException e) {
      LOG.atWarn()
          .setMessage("Could not write an Event")
          .addKeyValue("namespace", edge.getMetadata().getNamespace())
          .addKeyValue("name", edge.getMetadata().getName())
          .addKeyValue("reason", event.reason().text())
          .setCause(e)
          .log();
    }
  }

  private Event event(OAuthEdge edge, EdgeEvent event, Instant now) {
    String namespace = edge.getMetadata().getNamespace();
    return new EventBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(edge.getMetadata().getName() + "." + suffix(edge, event, now))
        .endMetadata()
        .withEventTime(new MicroTime(MICROS.format(now)))
        .withReportingController(CONTROLLER)
        .withReportingInstance(instance)
        .withAction(ACTION)
        .withType(event.reason().type())
        .withReason(event.reason().text())
        .withNote(event.note())
        .withNewRegarding()
        .withApiVersion(edge.getApiVersion())
        .withKind(edge.getKind())
        .withNamespace(namespace)
        .withName(edge.getMetadata().getName())
        .withUid(edge.getMetadata().getUid())
        .endRegarding()
        .build();
  }

  private static String suffix(OAuthEdge edge, EdgeEvent event, Instant now) {
    String identity = edge.getMetadata().getUid() + event.reason() + event.note() + now;
    return Digests.sha256(identity.getBytes(StandardCharsets.UTF_8)).substring(0, SUFFIX);
  }
}
