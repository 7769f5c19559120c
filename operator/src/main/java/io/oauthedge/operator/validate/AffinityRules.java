package io.oauthedge.operator.validate;

import io.oauthedge.crds.v1alpha1.spec.ExternalAccess;
import io.oauthedge.crds.v1alpha1.spec.ExternalTrafficPolicy;
import io.oauthedge.crds.v1alpha1.spec.OAuthEdgeSpec;
import io.oauthedge.crds.v1alpha1.spec.affinity.SessionAffinityType;
import io.oauthedge.operator.validate.Problem.Kind;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Session affinity that cannot do what it says, for what stands in front. */
final class AffinityRules {
  private AffinityRules() {}

  static Stream<Problem> problems(OAuthEdgeSpec spec) {
    return hidesClients(spec.externalAccess()).stream()
        .flatMap(
            hidden ->
                IntStream.range(0, spec.upstreams().size())
                    .filter(i -> isByAddress(spec, i))
                    .mapToObj(
                        i ->
                            new Problem(
                                Kind.WARNING,
                                "spec.upstreams[" + i + "].sessionAffinity.type",
                                hidden.why(),
                                hidden.fix())));
  }

  private static boolean isByAddress(OAuthEdgeSpec spec, int upstream) {
    return spec.upstreams().get(upstream).sessionAffinity().type() == SessionAffinityType.CLIENT_IP;
  }

  /** Why the edge does not see clients' addresses. */
  private record Hidden(String why, String fix) {}

  private static Optional<Hidden> hidesClients(ExternalAccess access) {
    if (!access.trustedProxies().isEmpty()) {
      return Optional.empty();
    }
    return switch (access.type()) {
      case INGRESS ->
          Optional.of(
              new Hidden(
                  "ClientIP sees the load balancer's address alone, since no proxy is trusted to say"
                      + " the client's: all clients behind it share an endpoint.",
                  "Name the load balancer's subnets in externalAccess.trustedProxies, or use Cookie,"
                      + " Claim or Header."));
      case LOAD_BALANCER ->
          access.externalTrafficPolicy() == ExternalTrafficPolicy.LOCAL
              ? Optional.empty()
              : Optional.of(
                  new Hidden(
                      "ClientIP sees the addresses of nodes where externalTrafficPolicy is Cluster"
                          + " (source NAT): clients share endpoints, and may change them.",
                      "Set externalAccess.externalTrafficPolicy: Local, or proxyProtocol with"
                          + " trustedProxies, or use Cookie, Claim or Header."));
      case CLUSTER_IP -> Optional.empty();
    };
  }
}
