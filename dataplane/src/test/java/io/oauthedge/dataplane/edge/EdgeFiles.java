package io.oauthedge.dataplane.edge;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.Digests;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.dataplane.process.edge.CertificateAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the operator and the kubelet put into a pod's file system. */
final class EdgeFiles {
  static final String CONFIG = "/etc/oauthedge/config/edge.json";
  static final String ADMIN = "/etc/oauthedge/admin";

  private final byte[] digestKey = new byte[32];
  private final CertificateAuthority adminCa = new CertificateAuthority("edge admin CA");
  private final CertificateAuthority publicCa = new CertificateAuthority("public CA");
  private final Set<String> mounted = new LinkedHashSet<>(List.of(Shape.CERTIFICATE, Shape.KEY));
  private final Path root;

  EdgeFiles() {
    try {
      root = Files.createTempDirectory("edge");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new SecureRandom().nextBytes(digestKey);
    CertificateAuthority.Issued pod = adminCa.issue(AdminApi.podName("shop", "orders"));
    write(ADMIN + "/" + AdminApi.ADMIN_CERTIFICATE, pod.certificatePem());
    write(ADMIN + "/" + AdminApi.ADMIN_KEY, pod.keyPem());
    write(ADMIN + "/" + AdminApi.ADMIN_CA, adminCa.certificatePem());
    write(ADMIN + "/" + AdminApi.DIGEST_KEY, digestKey);
    install(newCertificate());
  }

  CertificateAuthority adminCa() {
    return adminCa;
  }

  CertificateAuthority publicCa() {
    return publicCa;
  }

  Path root() {
    return root;
  }

  CertificateAuthority.Issued newCertificate() {
    return publicCa.issue(Shape.HOST, Shape.OTHER_HOST);
  }

  /** Mounts another certificate. */
  void install(CertificateAuthority.Issued issued) {
    write(Shape.CERTIFICATE, issued.certificatePem());
    write(Shape.KEY, issued.keyPem());
  }

  /** Mounts a file beside the certificate. */
  EdgeFiles mount(String path, String text) {
    write(path, text);
    mounted.add(path);
    return this;
  }

  /** Mounts the canary's keys, or what should be keys. */
  EdgeFiles canaryKeys(String content) {
    write(ADMIN + "/" + AdminApi.CANARY_KEYS, content);
    return this;
  }

  /** A configuration that expects the files as they are. */
  EdgeConfig seal(Shape shape) {
    return shape.build(
        mounted.stream().collect(Collectors.toMap(path -> path, path -> digest(read(path)))));
  }

  /** A configuration that expects a certificate which is not mounted yet. */
  EdgeConfig seal(Shape shape, CertificateAuthority.Issued expected) {
    return shape.build(
        Map.of(
            Shape.CERTIFICATE,
            digest(expected.certificatePem().getBytes(StandardCharsets.UTF_8)),
            Shape.KEY,
            digest(expected.keyPem().getBytes(StandardCharsets.UTF_8))));
  }

  void writeConfig(EdgeConfig config) {
    write(CONFIG, ContractCodec.write(config));
  }

  private String digest(byte[] content) {
    return Digests.keyed(digestKey, content);
  }

  private byte[] read(String path) {
    try {
      return Files.readAllBytes(root.resolve(path.substring(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String path, String text) {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String path, byte[] content) {
    try {
      Path target = root.resolve(path.substring(1));
      Files.createDirectories(target.getParent());
      Path fresh = target.resolveSibling(target.getFileName() + ".new");
      Files.write(fresh, content);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
