package io.oauthedge.operator.plan;

import io.oauthedge.contract.tls.CipherPolicy;
import io.oauthedge.contract.tls.ClientCertificateConfig;
import io.oauthedge.contract.tls.ClientCertificateHeader;
import io.oauthedge.contract.tls.ClientCertificateMode;
import io.oauthedge.contract.tls.HostCertificate;
import io.oauthedge.contract.tls.KeyPairFiles;
import io.oauthedge.contract.tls.TlsConfig;
import io.oauthedge.crds.v1alpha1.spec.tls.ClientCertificates;
import io.oauthedge.crds.v1alpha1.spec.tls.Tls;
import io.oauthedge.operator.resolve.FieldPaths;
import io.oauthedge.operator.resolve.References;
import io.oauthedge.operator.resolve.Resolved;
import io.oauthedge.operator.resolve.SecretFiles;
import io.oauthedge.operator.resolve.ServedCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** TLS of the listeners and towards upstreams, with the Secrets that it needs mounted. */
final class TlsPlan {
  private TlsPlan() {}

  /** Empty where the load balancer ends TLS. */
  static ConfigPiece<Optional<TlsConfig>> listener(Tls tls, References references) {
    Optional<SecretFiles> first = secret(references, FieldPaths.TLS_SECRET);
    if (first.isEmpty()) {
      return ConfigPiece.of(Optional.empty());
    }
    var pieces = new ArrayList<ConfigPiece<HostCertificate>>();
    pieces.add(PodFiles.certificate(first.get()).map(mount -> certificate(List.of(), mount)));
    for (int i = 0; i < tls.certificates().size(); i++) {
      List<String> hosts = tls.certificates().get(i).hosts();
      secret(references, FieldPaths.hostCertificate(i))
          .map(
              files ->
                  files.secretName().equals(first.get().secretName())
                      ? PodFiles.certificate(files)
                      : PodFiles.hostCertificate(files))
          .ifPresent(piece -> pieces.add(piece.map(mount -> certificate(hosts, mount))));
    }
    return ConfigPiece.all(pieces)
        .map(
            certificates ->
                Optional.of(
                    new TlsConfig(
                        certificates,
                        ListenerPlan.minVersion(tls),
                        CipherPolicy.valueOf(tls.cipherPolicy().name()))));
  }

  private static HostCertificate certificate(List<String> hosts, FileMount mount) {
    return new HostCertificate(hosts, pair(mount));
  }

  private static KeyPairFiles pair(FileMount mount) {
    return new KeyPairFiles(mount.path("tls.crt"), mount.path("tls.key"));
  }

  /** Empty where no client is asked for a certificate. */
  static ConfigPiece<Optional<ClientCertificateConfig>> clients(Tls tls, References references) {
    return Optional.ofNullable(references.authorities().get(FieldPaths.CLIENT_AUTHORITY))
        .flatMap(Resolved::content)
        .flatMap(
            files ->
                mode(tls.clientCertificates())
                    .map(
                        mode ->
                            PodFiles.clientAuthority(files)
                                .map(
                                    mount ->
                                        Optional.of(
                                            clients(tls.clientCertificates(), mode, mount)))))
        .orElse(ConfigPiece.of(Optional.empty()));
  }

  private static Optional<ClientCertificateMode> mode(ClientCertificates clients) {
    return switch (clients.mode()) {
      case NONE -> Optional.empty();
      case REQUEST -> Optional.of(ClientCertificateMode.REQUEST);
      case REQUIRE -> Optional.of(ClientCertificateMode.REQUIRE);
    };
  }

  private static ClientCertificateConfig clients(
      ClientCertificates clients, ClientCertificateMode mode, FileMount mount) {
    return new ClientCertificateConfig(
        mode,
        mount.path(PodFiles.AUTHORITY),
        Optional.of(PodFiles.REVOCATION_LISTS).filter(mount.keys()::contains).map(mount::path),
        Optional.ofNullable(clients.trustedHeader())
            .map(header -> ClientCertificateHeader.valueOf(header.name())),
        clients.forward());
  }

  /** What an upstream is shown when it asks for a certificate. */
  static ConfigPiece<Optional<KeyPairFiles>> upstream(References references, int index) {
    return secret(references, FieldPaths.upstreamCertificate(index))
        .map(PodFiles::upstreamCertificate)
        .map(piece -> piece.map(mount -> Optional.of(pair(mount))))
        .orElse(ConfigPiece.of(Optional.empty()));
  }

  private static Optional<SecretFiles> secret(References references, String path) {
    return Optional.ofNullable(references.certificates().get(path))
        .flatMap(Resolved::content)
        .map((Function<ServedCertificate, SecretFiles>) ServedCertificate::files);
  }
}
