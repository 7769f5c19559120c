package io.oauthedge.dataplane.process.edge;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.Digests;
import io.oauthedge.contract.canary.CanaryKeys;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.dataplane.process.support.KeycloakRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The file system that an edge sees: configuration, admin directory, and mounted Secrets. */
public final class EdgeFolder {
  private static final String CONFIG = "/etc/oauthedge/config/edge.json";
  private static final String ADMIN = "/etc/oauthedge/admin/";

  private final CertificateAuthority publicCa = new CertificateAuthority("public CA");
  private final CertificateAuthority adminCa = new CertificateAuthority("edge admin CA");
  private final CertificateAuthority.Issued operator = adminCa.issue(AdminApi.OPERATOR_NAME);
  private final byte[] digestKey = new byte[32];
  private final CanaryKeys canaryKeys;
  private final Path root;
  private final Map<String, KubeletVolume> tls = new HashMap<>();
  private final KubeletVolume admin;

  public EdgeFolder() {
    try {
      root = Files.createTempDirectory("edge");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new SecureRandom().nextBytes(digestKey);
    byte[] canaryKey = new byte[CanaryKeys.KEY_BYTES];
    new SecureRandom().nextBytes(canaryKey);
    canaryKeys = new CanaryKeys(List.of(canaryKey));
    admin = new KubeletVolume(at(ADMIN));
    mountAdmin(adminCa, adminCa.certificatePem());
    write(EdgeConfigs.CLIENT_ID, KeycloakRealm.CLIENT_ID);
    write(EdgeConfigs.CLIENT_SECRET, KeycloakRealm.CLIENT_SECRET);
    rollTlsSecret();
  }

  /** Replaces the https listener's certificate and key. */
  public void rollTlsSecret() {
    mountTls(issueTls());
  }

  /** A certificate that clients of the https listener trust, and its key. */
  public CertificateAuthority.Issued issueTls() {
    return issueTls(EdgeConfigs.HOST);
  }

  /** The same for these names, the first of which is the subject. */
  public CertificateAuthority.Issued issueTls(String... names) {
    return publicCa.issue(names);
  }

  /** Makes this the https listener's first Secret, be it good or not. */
  public void mountTls(CertificateAuthority.Issued pair) {
    mountTls(EdgeConfigs.TLS_SECRET, pair);
  }

  /** Makes this one of the https listener's Secrets, be it good or not. */
  public void mountTls(String secretName, CertificateAuthority.Issued pair) {
    tls.computeIfAbsent(secretName, name -> new KubeletVolume(at(EdgeConfigs.TLS_DIRECTORY + name)))
        .write(Map.of("tls.crt", utf8(pair.certificatePem()), "tls.key", utf8(pair.keyPem())));
  }

  /**
   * Replaces the admin port's files.
   *
   * @param issuer issues the pod's new certificate
   * @param trustedPem the authorities that the operator's certificate may come from
   */
  public void mountAdmin(CertificateAuthority issuer, String trustedPem) {
    var pod = issuer.issue(AdminApi.podName(EdgeConfigs.NAMESPACE, EdgeConfigs.NAME));
    admin.write(
        Map.of(
            AdminApi.ADMIN_CERTIFICATE, utf8(pod.certificatePem()),
            AdminApi.ADMIN_KEY, utf8(pod.keyPem()),
            AdminApi.ADMIN_CA, utf8(trustedPem),
            AdminApi.DIGEST_KEY, digestKey,
            AdminApi.CANARY_KEYS, utf8(canaryKeys.format())));
  }

  /** Replaces the authorities that an encrypted upstream's certificate may come from. */
  public void mountUpstreamCa(String pem) {
    write(EdgeConfigs.UPSTREAM_CA, pem);
  }

  /** Replaces the authority of clients' certificates, and its revocation list. */
  public void mountClientCa(String pem, String revocationListPem) {
    write(EdgeConfigs.CLIENT_CA, pem);
    write(EdgeConfigs.CLIENT_LISTS, revocationListPem);
  }

  /** The configuration with the digests of the files as they are now. */
  public EdgeConfig sealed(EdgeConfigs configs) {
    return configs.build(
        configs.files().stream().collect(Collectors.toUnmodifiableMap(path -> path, this::digest)));
  }

  void writeBootConfig(EdgeConfig config) {
    write(CONFIG, ContractCodec.write(config));
  }

  Path root() {
    return root;
  }

  /** The authority of the edge's inner traffic. */
  public CertificateAuthority adminCa() {
    return adminCa;
  }

  CertificateAuthority.Issued operator() {
    return operator;
  }

  /** What the operator seals its canary with. */
  public CanaryKeys canaryKeys() {
    return canaryKeys;
  }

  /** The authority that clients of the https listener trust, as PEM. */
  public String publicCaPem() {
    return publicCa.certificatePem();
  }

  /** The same as a file, for the command line of a client. */
  public Path publicCaFile() {
    write("/public-ca.pem", publicCa.certificatePem());
    return at("/public-ca.pem");
  }

  private String digest(String path) {
    try {
      return Digests.keyed(digestKey, Files.readAllBytes(at(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path at(String path) {
    return root.resolve(path.substring(1));
  }

  private void write(String path, String text) {
    write(path, utf8(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void write(String path, byte[] content) {
    try {
      Path target = at(path);
      Files.createDirectories(target.getParent());
      Path fresh = target.resolveSibling(target.getFileName() + ".new");
      Files.write(fresh, content);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
