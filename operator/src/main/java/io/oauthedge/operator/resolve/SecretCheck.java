package io.oauthedge.operator.resolve;

import io.fabric8.kubernetes.api.model.Secret;
import io.oauthedge.operator.identity.Pem;
import io.oauthedge.operator.identity.PemException;
import io.oauthedge.operator.resolve.Resolved.Found;
import io.oauthedge.operator.resolve.Resolved.Invalid;
import io.oauthedge.operator.resolve.Resolved.Missing;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Whether a Secret exists and holds what its reference needs. */
final class SecretCheck {
  private static final String CA = "ca.crt";
  private static final String CRL = "ca.crl";
  private static final List<String> TLS = List.of("tls.crt", "tls.key");

  private final ClusterView cluster;
  private final InstantSource clock;

  SecretCheck(ClusterView cluster, InstantSource clock) {
    this.cluster = cluster;
    this.clock = clock;
  }

  /**
   * A certificate that is valid now, covers the hosts, and has its key beside it.
   *
   * @param hosts empty where it is shown to servers, which look for no name in it
   */
  Resolved<ServedCertificate> certificate(
      String path, String namespace, String name, List<String> hosts) {
    return switch (entries(path, namespace, name, TLS)) {
      case Missing<SecretFiles>(String at, String object, String fix) ->
          new Missing<>(at, object, fix);
      case Invalid<SecretFiles>(String at, String why, String fix) -> new Invalid<>(at, why, fix);
      case Found<SecretFiles>(String at, SecretFiles files) ->
          new CertificateCheck(at, namespace + "/" + name, clock).check(files, hosts);
    };
  }

  /** PEM certificates under {@code ca.crt}. */
  Resolved<SecretFiles> authority(String path, String namespace, String name) {
    Resolved<SecretFiles> resolved = entries(path, namespace, name, List.of(CA));
    return resolved.content().map(files -> authority(path, namespace, files)).orElse(resolved);
  }

  private static Resolved<SecretFiles> authority(String path, String namespace, SecretFiles files) {
    String secret = "Secret " + namespace + "/" + files.secretName();
    String fix = "Put the PEM certificates of the authority there.";
    try {
      List<X509Certificate> certificates = Pem.readCertificates(files.entry(CA));
      return certificates.isEmpty()
          ? new Invalid<>(path, secret + ": ca.crt holds no certificate.", fix)
          : new Found<>(path, files);
    } catch (PemException e) {
      return new Invalid<>(path, secret + ": ca.crt " + e.getMessage() + ".", fix);
    }
  }

  /**
   * Certificates under {@code ca.crt} that clients' chains end in, and their revocation lists under
   * {@code ca.crl}, if that is there.
   */
  Resolved<SecretFiles> clientAuthority(String path, String namespace, String name) {
    boolean hasLists =
        cluster
            .secret(namespace, name)
            .map(Secret::getData)
            .filter(data -> !data.getOrDefault(CRL, "").isEmpty())
            .isPresent();
    if (!hasLists) {
      return authority(path, namespace, name);
    }
    return switch (entries(path, namespace, name, List.of(CA, CRL))) {
      case Found<SecretFiles>(String at, SecretFiles files)
          when authority(at, namespace, files) instanceof Found ->
          new RevocationCheck(at, namespace + "/" + name, clock).check(files, CA, CRL);
      case Found<SecretFiles>(String at, SecretFiles files) -> authority(at, namespace, files);
      case Resolved<SecretFiles> unusable -> unusable;
    };
  }

  /** A Secret that has all of the entries, none empty. */
  Resolved<SecretFiles> entries(String path, String namespace, String name, List<String> entries) {
    Optional<Secret> secret = cluster.secret(namespace, name);
    if (secret.isEmpty()) {
      return new Missing<>(
          path,
          "Secret " + namespace + "/" + name,
          "Create it with " + String.join(" and ", entries) + ", or correct the name.");
    }
    Map<String, String> data = Optional.ofNullable(secret.get().getData()).orElse(Map.of());
    List<String> lacking =
        entries.stream().filter(e -> data.getOrDefault(e, "").isEmpty()).toList();
    if (!lacking.isEmpty()) {
      return new Invalid<>(
          path,
          "Secret %s/%s has no %s; it has %s."
              .formatted(
                  namespace,
                  name,
                  String.join(" and no ", lacking),
                  data.isEmpty() ? "nothing" : String.join(", ", new TreeSet<>(data.keySet()))),
          "Add " + String.join(" and ", lacking) + " to it.");
    }
    var content = new HashMap<String, byte[]>();
    entries.forEach(entry -> content.put(entry, Base64.getDecoder().decode(data.get(entry))));
    return new Found<>(path, new SecretFiles(name, content));
  }
}
