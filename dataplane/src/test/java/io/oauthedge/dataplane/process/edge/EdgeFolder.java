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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    var pod = adminCa.issue(AdminApi.podName(EdgeConfigs.NAMESPACE, EdgeConfigs.NAME));
    write(ADMIN + AdminApi.ADMIN_CERTIFICATE, pod.certificatePem());
    write(ADMIN + AdminApi.ADMIN_KEY, pod.keyPem());
    write(ADMIN + AdminApi.ADMIN_CA, adminCa.certificatePem());
    write(ADMIN + AdminApi.DIGEST_KEY, digestKey);
    write(ADMIN + AdminApi.CANARY_KEYS, canaryKeys.format());
    write(EdgeConfigs.CLIENT_ID, KeycloakRealm.CLIENT_ID);
    write(EdgeConfigs.CLIENT_SECRET, KeycloakRealm.CLIENT_SECRET);
    rollTlsSecret();
  }

  /** Replaces the https listener's certificate and key, each by one rename. */
  public void rollTlsSecret() {
    var issued = publicCa.issue(EdgeConfigs.HOST);
    write(EdgeConfigs.TLS_CERTIFICATE, issued.certificatePem());
    write(EdgeConfigs.TLS_KEY, issued.keyPem());
  }

  /** The configuration with the digests of the files as they are now. */
  public EdgeConfig sealed(EdgeConfigs configs) {
    var files = new TreeMap<String, String>();
    files.put(EdgeConfigs.TLS_CERTIFICATE, digest(EdgeConfigs.TLS_CERTIFICATE));
    files.put(EdgeConfigs.TLS_KEY, digest(EdgeConfigs.TLS_KEY));
    if (configs.hasTokenEndpointProbe()) {
      files.put(EdgeConfigs.CLIENT_ID, digest(EdgeConfigs.CLIENT_ID));
      files.put(EdgeConfigs.CLIENT_SECRET, digest(EdgeConfigs.CLIENT_SECRET));
    }
    return configs.build(Map.copyOf(files));
  }

  void writeBootConfig(EdgeConfig config) {
    write(CONFIG, ContractCodec.write(config));
  }

  Path root() {
    return root;
  }

  CertificateAuthority adminCa() {
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
    write(path, text.getBytes(StandardCharsets.UTF_8));
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
