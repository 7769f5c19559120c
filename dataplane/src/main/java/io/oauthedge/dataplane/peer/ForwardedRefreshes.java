package io.oauthedge.dataplane.peer;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.refresh.ForwardedAnswer;
import io.oauthedge.contract.refresh.ForwardedRequest;
import io.oauthedge.dataplane.admin.PeerPort;
import io.oauthedge.dataplane.snapshot.EdgeSnapshot;
import io.oauthedge.dataplane.snapshot.Serving;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointCall;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRefusal;
import io.vertx.core.Future;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The owner's side: sends what other pods hand over, as if it had come here. */
public final class ForwardedRefreshes implements PeerPort {
  private static final Logger LOG = LoggerFactory.getLogger(ForwardedRefreshes.class);

  private final Serving serving;
  private final TokenEndpointCall here;

  /**
   * Takes over for a way of this pod.
   *
   * @param here sends, and hands nothing on to another pod
   */
  public ForwardedRefreshes(Serving serving, TokenEndpointCall here) {
    this.serving = serving;
    this.here = here;
  }

  @Override
  public Optional<String> podName() {
    return config().map(c -> AdminApi.podName(c.edge().namespace(), c.edge().name()));
  }

  @Override
  public Optional<Future<ForwardedAnswer>> take(ForwardedRequest request, Future<Void> abandoned) {
    return config()
        .filter(config -> leadsToTokenEndpoint(config, request.route()))
        .map(
            config ->
                here.send(Wire.unwrap(request), abandoned)
                    .map(Wire::wrap)
                    .otherwise(ForwardedRefreshes::refusal));
  }

  private Optional<EdgeConfig> config() {
    return serving.current().map(EdgeSnapshot::config);
  }

  /** The way to any other route begins with its checks. */
  private static boolean leadsToTokenEndpoint(EdgeConfig config, String name) {
    return config.routes().stream()
        .anyMatch(r -> r.name().equals(name) && r.access() == Access.TOKEN_ENDPOINT);
  }

  private static ForwardedAnswer refusal(Throwable failure) {
    if (failure instanceof TokenEndpointRefusal refusal) {
      return Wire.wrap(refusal.rejection());
    }
    LOG.atError().setCause(failure).log("A refresh of another pod failed in the edge itself");
    return Wire.wrap(Rejection.of(Reason.EDGE_FAILURE, ""));
  }
}
