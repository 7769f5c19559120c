package io.oauthedge.operator.status.judge;

import io.oauthedge.operator.status.condition.Judgement;

/** The judgements that Ready, Stalled and Reconciling rest on. */
record Causes(Judgement accepted, Judgement resolvedRefs, Judgement flow, Judgement programmed) {
  static Causes of(EdgeFacts facts) {
    return new Causes(
        AcceptedJudge.judge(facts),
        ResolvedRefsJudge.judge(facts),
        AuthorizationFlowJudge.judge(facts),
        ProgrammedJudge.judge(facts));
  }
}
