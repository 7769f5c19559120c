package io.oauthedge.dataplane.refresh;

import io.micrometer.core.instrument.MeterRegistry;
import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.observe.MetricNames;
import io.oauthedge.dataplane.observe.TrafficTally;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer.Source;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointCall;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRefusal;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRequest;
import io.vertx.core.Future;
import java.util.Locale;

/** Counts what becomes of clients' requests: each has one outcome, also when its client left. */
public final class CountingCall implements TokenEndpointCall {
  private final TokenEndpointCall next;
  private final MeterRegistry registry;
  private final TrafficTally tally;

  public CountingCall(TokenEndpointCall next, MeterRegistry registry, TrafficTally tally) {
    this.next = next;
    this.registry = registry;
    this.tally = tally;
  }

  @Override
  public Future<TokenEndpointAnswer> send(TokenEndpointRequest request, Future<Void> abandoned) {
    boolean refresh = RefreshKeys.isRefresh(request.form());
    if (refresh) {
      tally.countRefreshReceived();
    }
    return next.send(request, abandoned)
        .onSuccess(answer -> answered(refresh, answer.source()))
        .onFailure(failure -> count(outcome(failure)));
  }

  private void answered(boolean refresh, Source source) {
    count(source.name().toLowerCase(Locale.ROOT));
    if (refresh && source == Source.SENT) {
      tally.countRefreshSent();
    } else if (refresh) {
      tally.countRefreshCoalesced();
    }
  }

  private static String outcome(Throwable failure) {
    return failure instanceof TokenEndpointRefusal refusal
            && refusal.rejection().reason() == Reason.CLIENT_ABORTED
        ? "abandoned"
        : "refused";
  }

  private void count(String outcome) {
    registry.counter(MetricNames.TOKEN_ENDPOINT_REQUESTS, "outcome", outcome).increment();
  }
}
