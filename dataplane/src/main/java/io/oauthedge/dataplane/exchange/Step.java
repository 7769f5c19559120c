package io.oauthedge.dataplane.exchange;

import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.token.Rejection;
import io.vertx.core.Future;

/** What a stage says about how the walk goes on. */
public sealed interface Step {
  Step NEXT = new Next();
  Step DONE = new Done();
  Step ASIDE = new Aside();

  /** To the next stage. */
  record Next() implements Step {}

  /** The client has its answer, and the exchange is accounted for. */
  record Done() implements Step {}

  /** The client has its answer; the request was no traffic and is not accounted for. */
  record Aside() implements Step {}

  /** The edge answers with a refusal. */
  record Refuse(Rejection rejection) implements Step {}

  /** It depends on something that is not known yet; the future never fails. */
  record Later(Future<Step> step) implements Step {}

  /** A refusal at the reason's usual hop. */
  static Step refuse(Reason reason, String evidence) {
    return new Refuse(Rejection.of(reason, evidence));
  }
}
