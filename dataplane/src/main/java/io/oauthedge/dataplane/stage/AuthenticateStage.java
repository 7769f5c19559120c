package io.oauthedge.dataplane.stage;

import io.oauthedge.contract.config.Access;
import io.oauthedge.dataplane.credential.Credential;
import io.oauthedge.dataplane.credential.CredentialReader;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.integrity.AuthorizationSignals;
import io.oauthedge.dataplane.integrity.WatchedHeaders;
import io.oauthedge.dataplane.token.Verdict;
import io.vertx.core.Future;

/** Demands a good token on protected routes; a verdict from the cache costs no wait. */
public final class AuthenticateStage implements Stage {
  private final AuthorizationSignals signals;
  private final WatchedHeaders watched;

  public AuthenticateStage(AuthorizationSignals signals, WatchedHeaders watched) {
    this.signals = signals;
    this.watched = watched;
  }

  @Override
  public Step pass(Exchange exchange) {
    if (exchange.isPreflight() || exchange.route().config().access() != Access.PROTECTED) {
      return Step.NEXT;
    }
    Credential credential =
        CredentialReader.read(exchange.request().headers(), exchange.origin().trustedPeer());
    return switch (credential) {
      case Credential.Unusable(var rejection) ->
          new Step.Refuse(signals.explain(exchange, rejection));
      case Credential.Bearer bearer -> verify(exchange, bearer);
    };
  }

  private Step verify(Exchange exchange, Credential.Bearer bearer) {
    long began = exchange.nanosSinceStart();
    Future<Verdict> verdict =
        exchange.snapshot().verifier().verify(bearer.token(), exchange.origin().client());
    return verdict.isComplete()
        ? judge(exchange, bearer, verdict.result(), began)
        : new Step.Later(verdict.map(late -> judge(exchange, bearer, late, began)));
  }

  private Step judge(Exchange exchange, Credential.Bearer bearer, Verdict verdict, long began) {
    exchange.timings().noteVerify(exchange.nanosSinceStart() - began);
    return switch (verdict) {
      case Verdict.Admitted(var token) -> {
        exchange.noteToken(token);
        signals.admitted(exchange, token);
        watched.admitted(exchange);
        yield Step.NEXT;
      }
      case Verdict.Refused(var rejection) ->
          new Step.Refuse(signals.explain(exchange, bearer.attribute(rejection)));
    };
  }
}
