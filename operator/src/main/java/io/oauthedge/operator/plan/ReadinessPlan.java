package io.oauthedge.operator.plan;

import io.oauthedge.contract.config.ReadinessConfig;
import io.oauthedge.contract.config.TokenEndpointProbe;
import io.oauthedge.crds.v1alpha1.spec.OAuthEdgeSpec;
import io.oauthedge.crds.v1alpha1.spec.OnAuthorizationServerFailure;
import io.oauthedge.crds.v1alpha1.spec.TokenEndpoint;
import io.oauthedge.operator.resolve.References;
import io.oauthedge.operator.resolve.Resolved;
import io.oauthedge.operator.validate.IssuerNames;
import java.util.Optional;

/** When pods take traffic. */
final class ReadinessPlan {
  private ReadinessPlan() {}

  static ConfigPiece<ReadinessConfig> of(OAuthEdgeSpec spec, References references) {
    boolean routeAway =
        spec.readiness().onAuthorizationServerFailure() == OnAuthorizationServerFailure.ROUTE_AWAY;
    return Optional.ofNullable(spec.readiness().tokenEndpoint())
        .flatMap(
            endpoint ->
                references
                    .clientCredentials()
                    .flatMap(Resolved::content)
                    .map(PodFiles::clientCredentials)
                    .map(piece -> piece.map(mount -> probe(spec, endpoint, mount))))
        .map(piece -> piece.map(probe -> new ReadinessConfig(Optional.of(probe), routeAway)))
        .orElse(ConfigPiece.of(new ReadinessConfig(Optional.empty(), routeAway)));
  }

  private static TokenEndpointProbe probe(
      OAuthEdgeSpec spec, TokenEndpoint endpoint, FileMount mount) {
    return new TokenEndpointProbe(
        Optional.ofNullable(endpoint.issuer())
            .orElseGet(() -> IssuerNames.of(spec.issuers().getFirst())),
        Optional.ofNullable(endpoint.url()),
        mount.path("client-id"),
        mount.path("client-secret"),
        Optional.ofNullable(endpoint.scope()),
        SpecUnits.millis(endpoint.interval()),
        endpoint.failureThreshold(),
        endpoint.successThreshold());
  }
}
