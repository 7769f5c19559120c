package io.oauthedge.operator.status;

import io.oauthedge.crds.v1alpha1.status.OAuthEdgeStatus;
import io.oauthedge.crds.v1alpha1.status.Replicas;
import io.oauthedge.operator.status.condition.Conditions;
import io.oauthedge.operator.status.headers.HeaderSummary;
import io.oauthedge.operator.status.judge.EdgeFacts;
import io.oauthedge.operator.status.judge.Judges;
import java.util.List;
import java.util.Optional;

/** From facts and the old status to the new one. */
public final class StatusAssembler {
  private StatusAssembler() {}

  /** The status that the facts make; what only time could have changed is taken from the old. */
  public static OAuthEdgeStatus assemble(EdgeFacts facts, Optional<OAuthEdgeStatus> old) {
    return new OAuthEdgeStatus(
        facts.generation(),
        Conditions.merge(
            old.map(OAuthEdgeStatus::conditions).orElse(List.of()),
            Judges.judge(facts),
            facts.generation(),
            facts.observation().at()),
        replicas(facts),
        EndpointSummary.of(facts.workload().service(), facts.workload().ingress()),
        IssuerSummary.of(facts),
        TlsSummary.certificate(facts, old),
        TlsSummary.of(facts),
        HeaderSummary.of(facts.headers()),
        UpstreamSummary.of(facts),
        TrafficSummary.of(facts.observation().traffic()));
  }

  private static Replicas replicas(EdgeFacts facts) {
    int ready = facts.ready().size();
    return new Replicas(
        facts.desired(), ready, facts.programmed().size(), ready + "/" + facts.desired());
  }
}
