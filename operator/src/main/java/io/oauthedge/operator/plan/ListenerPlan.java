package io.oauthedge.operator.plan;

import io.oauthedge.contract.config.ListenerConfig;
import io.oauthedge.contract.config.PlaintextPolicy;
import io.oauthedge.contract.config.TlsConfig;
import io.oauthedge.crds.v1alpha1.spec.Tls;
import io.oauthedge.operator.resolve.References;
import io.oauthedge.operator.resolve.Resolved;
import java.time.Duration;
import java.util.Optional;

/** The ports that clients and load balancers connect to. */
public final class ListenerPlan {
  public static final int HTTP_PORT = 8080;
  public static final int HTTPS_PORT = 8443;

  /** Above the longest idle timeout of the known load balancers (600 s), or resets are ours. */
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(650);

  /** As long as load balancers commonly take to see a failing health check. */
  private static final Duration DRAIN_DELAY = Duration.ofSeconds(10);

  private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(20);

  private ListenerPlan() {}

  static ConfigPiece<ListenerConfig> of(Tls tls, References references) {
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
                IDLE_TIMEOUT.toMillis(),
                DRAIN_DELAY.toMillis(),
                DRAIN_TIMEOUT.toMillis()));
  }

  private static TlsConfig config(Tls tls, FileMount mount) {
    return new TlsConfig(mount.path("tls.crt"), mount.path("tls.key"), tls.minVersion());
  }
}
