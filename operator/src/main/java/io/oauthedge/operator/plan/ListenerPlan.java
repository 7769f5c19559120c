package io.oauthedge.operator.plan;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.config.ListenerConfig;
import io.oauthedge.contract.tls.ClientCertificateConfig;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.contract.tls.ProxyProtocolConfig;
import io.oauthedge.contract.tls.TlsConfig;
import io.oauthedge.crds.v1alpha1.spec.ExternalAccess;
import io.oauthedge.crds.v1alpha1.spec.tls.Tls;
import io.oauthedge.operator.provider.Profiles;
import io.oauthedge.operator.provider.Timing;
import io.oauthedge.operator.resolve.References;
import java.time.Duration;
import java.util.Optional;

/** The ports that clients and load balancers connect to. */
public final class ListenerPlan {
  public static final int HTTP_PORT = 8080;
  public static final int HTTPS_PORT = 8443;

  /**
   * What the edge outwaits at least, be the profile's timeout shorter: most proxies' own setting is
   * where the operator cannot see it.
   */
  private static final Duration LEAST_IDLE_TIMEOUT = Duration.ofMinutes(10);

  /** A request that is on its way while the load balancer counts down must still find us. */
  private static final Duration IDLE_MARGIN = Duration.ofSeconds(50);

  private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(20);

  private ListenerPlan() {}

  static ConfigPiece<ListenerConfig> of(Tls tls, ExternalAccess access, References references) {
    Timing timing = Profiles.of(access.provider()).timing();
    ConfigPiece<Optional<TlsConfig>> served = TlsPlan.listener(tls, references);
    ConfigPiece<Optional<ClientCertificateConfig>> clients = TlsPlan.clients(tls, references);
    return served
        .map(
            config ->
                new ListenerConfig(
                    HTTP_PORT,
                    HTTPS_PORT,
                    config,
                    switch (tls.plaintext()) {
                      case REDIRECT -> PlaintextPolicy.REDIRECT;
                      case REFUSE -> PlaintextPolicy.REFUSE;
                      case TERMINATED_UPSTREAM -> PlaintextPolicy.TERMINATED_UPSTREAM;
                    },
                    clients.config(),
                    access.proxyProtocol()
                        ? Optional.of(new ProxyProtocolConfig(AdminApi.DIRECT_PORT))
                        : Optional.empty(),
                    idleTimeout(timing, access).toMillis(),
                    timing.deregistration().toMillis(),
                    DRAIN_TIMEOUT.toMillis()))
        .and(clients);
  }

  /** The lowest TLS version that is spoken: the spec's, else that of its cipher policy. */
  public static String minVersion(Tls tls) {
    return Optional.ofNullable(tls.minVersion())
        .orElseGet(
            () ->
                switch (tls.cipherPolicy()) {
                  case MODERN -> "TLSv1.3";
                  case INTERMEDIATE -> "TLSv1.2";
                });
  }

  private static Duration idleTimeout(Timing timing, ExternalAccess access) {
    Duration theirs = timing.idleTimeout(access.annotations());
    return (theirs.compareTo(LEAST_IDLE_TIMEOUT) > 0 ? theirs : LEAST_IDLE_TIMEOUT)
        .plus(IDLE_MARGIN);
  }
}
