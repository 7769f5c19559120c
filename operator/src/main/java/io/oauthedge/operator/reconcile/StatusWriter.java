package io.oauthedge.operator.reconcile;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.crds.v1alpha1.status.OAuthEdgeStatus;
import io.oauthedge.operator.plan.EdgeNames;
import io.oauthedge.operator.status.StatusAssembler;
import io.oauthedge.operator.status.StatusPacing;
import io.oauthedge.operator.status.certificate.CertificateMetrics;
import io.oauthedge.operator.status.event.EdgeEvents;
import io.oauthedge.operator.status.event.EventPublisher;
import io.oauthedge.operator.status.judge.EdgeFacts;
import java.net.HttpURLConnection;
import java.util.Optional;

/** Writes status when it says something new, and then the Events that tell the same. */
public final class StatusWriter {
  private final StatusPacing pacing;
  private final EventPublisher events;
  private final CertificateMetrics certificates;

  public StatusWriter(StatusPacing pacing, EventPublisher events, CertificateMetrics certificates) {
    this.pacing = pacing;
    this.events = events;
    this.certificates = certificates;
  }

  /** The status that the facts make, written or not. */
  OAuthEdgeStatus write(EdgeFacts facts, Context<OAuthEdge> context) {
    OAuthEdge edge = facts.edge();
    Optional<OAuthEdgeStatus> old = Optional.ofNullable(edge.getStatus());
    OAuthEdgeStatus fresh = StatusAssembler.assemble(facts, old);
    certificates.hold(EdgeNames.of(edge), facts.expiries());
    if (pacing.isDue(EdgeNames.of(edge), old, fresh) && isWritten(edge, fresh, context)) {
      events.publish(edge, EdgeEvents.between(old, fresh, edge.getSpec().host()));
    }
    return fresh;
  }

  private static boolean isWritten(
      OAuthEdge edge, OAuthEdgeStatus status, Context<OAuthEdge> context) {
    try {
      context.resourceOperations().serverSideApplyPrimaryStatus(statusOnly(edge, status));
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return false; // Deleted since this reconciliation began.
      }
      throw e;
    }
  }

  void forget(EdgeNames edge) {
    pacing.forget(edge);
    certificates.forget(edge);
  }

  /**
   * Nothing else, so that apply leaves everything else, and others' conditions, to their owners.
   */
  private static OAuthEdge statusOnly(OAuthEdge edge, OAuthEdgeStatus status) {
    var applied = new OAuthEdge();
    applied.setMetadata(
        new ObjectMetaBuilder()
            .withName(edge.getMetadata().getName())
            .withNamespace(edge.getMetadata().getNamespace())
            .build());
    applied.setStatus(status);
    return applied;
  }
}
