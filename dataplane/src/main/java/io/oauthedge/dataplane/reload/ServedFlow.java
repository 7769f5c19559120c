package io.oauthedge.dataplane.reload;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.contract.config.TokenEndpointProbe;
import io.oauthedge.contract.report.FlowReport;
import io.oauthedge.contract.report.FlowState;
import io.oauthedge.dataplane.keys.KeySets;
import io.oauthedge.dataplane.readiness.AuthorizationFlow;
import io.oauthedge.dataplane.readiness.AuthorizationFlowProbe;
import io.oauthedge.dataplane.readiness.KeysFlow;
import io.oauthedge.dataplane.snapshot.Serving;
import io.oauthedge.dataplane.token.Verdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The authorization flow of the served configuration, looked at through the request's verifier. */
public final class ServedFlow {
  private static final String PEER = "readiness";

  /** What of a configuration the flow depends on; it goes on while that stays. */
  private record Source(Optional<TokenEndpointProbe> probe, List<IssuerConfig> issuers) {}

  private final Vertx vertx;
  private final FileRoot root;
  private final KeySets keySets;
  private final Serving serving;
  private final InstantSource clock;
  private volatile @Nullable AuthorizationFlow flow;
  private @Nullable Source source;

  public ServedFlow(
      Vertx vertx, FileRoot root, KeySets keySets, Serving serving, InstantSource clock) {
    this.vertx = vertx;
    this.root = root;
    this.keySets = keySets;
    this.serving = serving;
    this.clock = clock;
  }

  /** The verdict now. */
  public FlowReport report() {
    AuthorizationFlow current = flow;
    return current == null
        ? new FlowReport(FlowState.UNKNOWN, false, 0, Optional.empty(), "no configuration yet")
        : current.report();
  }

  /** Follows the configuration that has just begun to be served. */
  void follow(EdgeConfig config) {
    var next = new Source(config.readiness().tokenEndpoint(), config.issuers());
    if (next.equals(source)) {
      return;
    }
    AuthorizationFlow before = flow;
    AuthorizationFlow after =
        next.probe()
            .map(probe -> probe(probe, next.issuers(), before))
            .orElseGet(() -> new KeysFlow(next.issuers().stream().map(keySets::of).toList()));
    flow = after;
    source = next;
    after.start();
    if (before != null) {
      before.stop();
    }
  }

  /** Ends. */
  public void stop() {
    AuthorizationFlow current = flow;
    if (current != null) {
      current.stop();
    }
  }

  private AuthorizationFlow probe(
      TokenEndpointProbe config, List<IssuerConfig> issuers, @Nullable AuthorizationFlow before) {
    IssuerConfig issuer =
        issuers.stream().filter(i -> i.name().equals(config.issuer())).findFirst().orElseThrow();
    UnaryOperator<String> files = path -> root.at(path).toString();
    FlowReport last = before == null ? null : before.report();
    FlowState state = last != null && last.exercised() ? last.state() : FlowState.UNKNOWN;
    return new AuthorizationFlowProbe(
        vertx, config, issuer, keySets.of(issuer), files, this::verify, clock, state);
  }

  private Future<Verdict> verify(String token) {
    return serving
        .current()
        .map(snapshot -> snapshot.verifier().verify(token, PEER))
        .orElseGet(() -> Future.failedFuture("no configuration is served"));
  }
}
