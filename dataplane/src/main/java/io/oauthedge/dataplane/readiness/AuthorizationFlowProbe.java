package io.oauthedge.dataplane.readiness;

import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.contract.config.TokenEndpointProbe;
import io.oauthedge.contract.report.FlowReport;
import io.oauthedge.contract.report.FlowState;
import io.oauthedge.dataplane.keys.AuthorizationServerClient;
import io.oauthedge.dataplane.keys.AuthorizationServerException;
import io.oauthedge.dataplane.keys.KeySet;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.token.Verdict;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exercises the real flow again and again: a token by client credentials from the token endpoint,
 * judged the way a request's token is. A round never outlasts its interval.
 */
public final class AuthorizationFlowProbe implements AuthorizationFlow {
  private static final Logger LOG = LoggerFactory.getLogger(AuthorizationFlowProbe.class);
  private static final long MOST_ROUND_MILLIS = 10_000;

  private final Vertx vertx;
  private final Context context;
  private final TokenEndpointProbe config;
  private final Function<String, Future<Verdict>> verify;
  private final InstantSource clock;
  private final long roundMillis;
  private final AuthorizationServerClient client;
  private final TokenRequest request;

  private volatile FlowRounds rounds;
  private volatile boolean stopped;
  private volatile long timer = -1;

  /**
   * Prepares the probe.
   *
   * @param issuer the issuer that the configuration names
   * @param files from a path in the configuration to the one to read
   * @param verify judges a token on the calling event loop, as the request path does
   * @param before the state to begin with: the predecessor's when a configuration changes, so that
   *     the change alone does not take the pod out of traffic
   */
  public AuthorizationFlowProbe(
      Vertx vertx,
      TokenEndpointProbe config,
      IssuerConfig issuer,
      KeySet keySet,
      UnaryOperator<String> files,
      Function<String, Future<Verdict>> verify,
      InstantSource clock,
      FlowState before) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.config = config;
    this.verify = verify;
    this.clock = clock;
    this.roundMillis = Math.min(MOST_ROUND_MILLIS, config.intervalMillis() * 8 / 10);
    this.client =
        new AuthorizationServerClient(
            vertx, issuer.caFile().map(files), Duration.ofMillis(roundMillis));
    this.request = new TokenRequest(vertx, config, files, client, keySet::tokenEndpoint);
    this.rounds = FlowRounds.beginning(before);
  }

  @Override
  public FlowReport report() {
    return rounds.report();
  }

  @Override
  public void start() {
    context.runOnContext(v -> round());
  }

  @Override
  public void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
    client.close();
  }

  private void round() {
    request
        .send()
        .compose(verify)
        .compose(this::judge)
        .timeout(roundMillis, TimeUnit.MILLISECONDS)
        .onComplete(
            result -> {
              if (!stopped) {
                settle(result);
                timer = vertx.setTimer(jittered(config.intervalMillis()), t -> round());
              }
            });
  }

  private Future<Void> judge(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Admitted(var token) when token.issuer().equals(config.issuer()) ->
          Future.succeededFuture();
      case Verdict.Admitted(var token) ->
          Future.failedFuture(
              new FlowException(
                  "the token endpoint's token is of issuer "
                      + token.issuer()
                      + ", readiness.tokenEndpoint.issuer says "
                      + config.issuer()));
      case Verdict.Refused(Rejection rejection) ->
          Future.failedFuture(
              new FlowException(
                  "the token endpoint's token was refused, "
                      + rejection.reason()
                      + ": "
                      + rejection.reason().sentence()
                      + (rejection.evidence().isEmpty() ? "" : " " + rejection.evidence())));
    };
  }

  private void settle(AsyncResult<Void> round) {
    FlowState was = rounds.state();
    rounds =
        round.succeeded()
            ? rounds.succeeded(clock.instant(), config.successThreshold())
            : rounds.failed(clock.instant(), config.failureThreshold(), problem(round.cause()));
    if (rounds.state() != was) {
      LOG.atInfo()
          .addKeyValue("state", rounds.state())
          .addKeyValue("problem", rounds.problem())
          .log("The authorization flow changed its state");
    }
  }

  private String problem(Throwable failure) {
    return switch (failure) {
      case FlowException own -> String.valueOf(own.getMessage());
      case AuthorizationServerException server -> String.valueOf(server.getMessage());
      case TimeoutException late -> "the round took longer than " + roundMillis + " ms";
      default -> "the round failed, " + failure.getClass().getSimpleName();
    };
  }

  /** Up to a tenth earlier or later, so that pods fall out of step. */
  private static long jittered(long millis) {
    return (long) (millis * ThreadLocalRandom.current().nextDouble(0.9, 1.1));
  }
}
