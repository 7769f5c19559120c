package io.oauthedge.operator.plan;

import io.oauthedge.contract.config.ListenerConfig;
import io.oauthedge.contract.tls.CipherPolicy;
import io.oauthedge.contract.tls.HostCertificate;
import io.oauthedge.contract.tls.KeyPairFiles;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.contract.tls.TlsConfig;
import io.oauthedge.crds.v1alpha1.spec.ExternalAccess;
import io.oauthedge.crds.v1alpha1.spec.tls.Tls;
import io.oauthedge.operator.provider.Profiles;
import io.oauthedge.operator.provider.Timing;
import io.oauthedge.operator.resolve.References;
import io.oauthedge.operator.resolve.Resolved;
import java.time.Duration;
import java.util.List;
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
    ConfigPiece<Optional<TlsConfig>> certificate =
        references
            .certificate()
            .flatMap(Resolved::content)
            .map(
                served ->
                    PodFiles.certificate(served.files())
                        .map(mount -> Optional.of(config(tls, mount))))
            .orElse(ConfigPiece.of(Optional.empty()));
    return certificate.map(
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
                Optional.empty(),
                Optional.empty(),
                idleTimeout(timing, access).toMillis(),
                timing.deregistration().toMillis(),
                DRAIN_TIMEOUT.toMillis()));
  }

  private static Duration idleTimeout(Timing timing, ExternalAccess access) {
    Duration theirs = timing.idleTimeout(access.annotations());
    return (theirs.compareTo(LEAST_IDLE_TIMEOUT) > 0 ? theirs : LEAST_IDLE_TIMEOUT)
        .plus(IDLE_MARGIN);
  }

  private static TlsConfig config(Tls tls, FileMount mount) {
    return new TlsConfig(
        List.of(
            new HostCertificate(
                List.of(), new KeyPairFiles(mount.path("tls.crt"), mount.path("tls.key")))),
        minVersion(tls),
        CipherPolicy.valueOf(tls.cipherPolicy().name()));
  }

  private static String minVersion(Tls tls) {
    return Optional.ofNullable(tls.minVersion())
        .orElseGet(
            () ->
                switch (tls.cipherPolicy()) {
                  case MODERN -> "TLSv1.3";
                  case INTERMEDIATE -> "TLSv1.2";
                });
  }
}
