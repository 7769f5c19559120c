package io.oauthedge.operator.status.judge;

import static io.oauthedge.operator.status.condition.ConditionType.ACCEPTED;
import static io.oauthedge.operator.status.condition.ConditionType.AUTHORIZATION_FLOW_HEALTHY;
import static io.oauthedge.operator.status.condition.ConditionType.HEADERS_INTACT;
import static io.oauthedge.operator.status.condition.ConditionType.PROGRAMMED;
import static io.oauthedge.operator.status.condition.ConditionType.READY;
import static io.oauthedge.operator.status.condition.ConditionType.RECONCILING;
import static io.oauthedge.operator.status.condition.ConditionType.RESOLVED_REFS;
import static io.oauthedge.operator.status.condition.ConditionType.STALLED;

import io.oauthedge.operator.status.condition.ConditionType;
import io.oauthedge.operator.status.condition.Judgement;
import io.oauthedge.operator.status.headers.HeadersIntactJudge;
import java.util.EnumMap;
import java.util.Map;

/** All judges together. */
public final class Judges {
  private Judges() {}

  /** A judgement on every condition. */
  public static Map<ConditionType, Judgement> judge(EdgeFacts facts) {
    Causes causes = Causes.of(facts);
    Judgement stalled = ProgressJudge.stalled(facts, causes);
    Map<ConditionType, Judgement> judgements = new EnumMap<>(ConditionType.class);
    judgements.put(ACCEPTED, causes.accepted());
    judgements.put(RESOLVED_REFS, causes.resolvedRefs());
    judgements.put(PROGRAMMED, causes.programmed());
    judgements.put(AUTHORIZATION_FLOW_HEALTHY, causes.flow());
    judgements.put(HEADERS_INTACT, HeadersIntactJudge.judge(facts.headers()));
    judgements.put(READY, ReadyJudge.judge(facts, causes));
    judgements.put(STALLED, stalled);
    judgements.put(RECONCILING, ProgressJudge.reconciling(facts, stalled));
    return judgements;
  }
}
