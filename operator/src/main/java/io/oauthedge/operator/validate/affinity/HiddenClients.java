package io.oauthedge.operator.validate.affinity;

import io.oauthedge.crds.v1alpha1.spec.ExternalAccess;
import io.oauthedge.crds.v1alpha1.spec.ExternalAccessType;
import io.oauthedge.crds.v1alpha1.spec.ExternalTrafficPolicy;
import io.oauthedge.operator.provider.Profiles;
import io.oauthedge.operator.provider.SessionFacts;
import io.oauthedge.operator.provider.SessionFacts.ClientAddress;
import java.util.Optional;

/** Why an edge does not see the addresses of clients. */
enum HiddenClients {
  /** Nobody is trusted to say the client's address. */
  BY_LOAD_BALANCER {
    @Override
    String why(ExternalAccess access) {
      return "ClientIP sees the address of "
          + Profiles.of(access.provider()).name()
          + " alone, since no proxy is trusted to say the client's: all clients behind it share an"
          + " endpoint.";
    }

    @Override
    String fix() {
      return "Name the load balancer's subnets in externalAccess.trustedProxies, or use Cookie,"
          + " Claim or Header.";
    }
  },
  /** Nodes put their own address in the place of whoever connects. */
  BY_NODES {
    @Override
    String why(ExternalAccess access) {
      return "ClientIP sees the addresses of nodes, since externalTrafficPolicy is Cluster (source"
          + " NAT): clients share endpoints, and may change them"
          + (access.trustedProxies().isEmpty()
              ? "."
              : "; connections come from none of trustedProxies either.");
    }

    @Override
    String fix() {
      return "Set externalAccess.externalTrafficPolicy: Local, or proxyProtocol with"
          + " trustedProxies, or use Cookie, Claim or Header.";
    }
  };

  abstract String why(ExternalAccess access);

  abstract String fix();

  /** What hides clients; empty where nothing does, and where nothing is known of it. */
  static Optional<HiddenClients> behind(ExternalAccess access) {
    if (access.proxyProtocol()) {
      return Optional.empty();
    }
    boolean isService = access.type() == ExternalAccessType.LOAD_BALANCER;
    ClientAddress seen = seen(access);
    boolean readsRequests =
        seen == ClientAddress.HIDDEN || access.type() == ExternalAccessType.INGRESS;
    if (readsRequests && access.trustedProxies().isEmpty()) {
      return Optional.of(BY_LOAD_BALANCER);
    }
    boolean translated =
        isService
            && seen != ClientAddress.KEPT
            && access.externalTrafficPolicy() != ExternalTrafficPolicy.LOCAL;
    return translated ? Optional.of(BY_NODES) : Optional.empty();
  }

  /** The profile's annotations are set on the operator's own objects, unless the user's win. */
  private static ClientAddress seen(ExternalAccess access) {
    SessionFacts facts = Profiles.of(access.provider()).sessions();
    boolean overridden = facts.keptBy().stream().anyMatch(access.annotations()::containsKey);
    return overridden ? ClientAddress.UNKNOWN : facts.clientAddress();
  }
}
