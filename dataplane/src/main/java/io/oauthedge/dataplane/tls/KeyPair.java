package io.oauthedge.dataplane.tls;

import io.oauthedge.contract.report.CertificateReport;
import io.oauthedge.contract.tls.HostCertificate;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;

/**
 * A certificate with its key, loaded and found to belong together.
 *
 * @param hosts server names that it serves; empty for the default
 * @param file where the certificate was read from
 */
record KeyPair(
    List<String> hosts, String file, X509Certificate certificate, KeyManagerFactory keyManagers) {
  private static final byte[] PROBE = {1};

  /**
   * Loads a pair.
   *
   * @throws IllegalArgumentException when a file cannot be read as PEM or the key is another's; the
   *     message names the file
   */
  static KeyPair load(Vertx vertx, HostCertificate config, Buffer certificatePem, Buffer keyPem) {
    String file = config.files().certificateFile();
    try {
      KeyManagerFactory managers =
          new PemKeyCertOptions()
              .addCertValue(certificatePem)
              .addKeyValue(keyPem)
              .getKeyManagerFactory(vertx);
      X509KeyManager manager = x509(managers);
      String alias = alias(manager);
      X509Certificate leaf = manager.getCertificateChain(alias)[0];
      if (!belong(leaf, manager.getPrivateKey(alias))) {
        throw new IllegalArgumentException(
            config.files().keyFile() + " is not the key of the first certificate in " + file);
      }
      return new KeyPair(config.hosts(), file, leaf, managers);
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalArgumentException(
          file + " and " + config.files().keyFile() + " hold no usable pair: " + e.getMessage(), e);
    }
  }

  private static X509KeyManager x509(KeyManagerFactory managers) {
    for (KeyManager manager : managers.getKeyManagers()) {
      if (manager instanceof X509KeyManager x509) {
        return x509;
      }
    }
    throw new IllegalStateException("no X.509 key manager");
  }

  private static String alias(X509KeyManager manager) {
    for (String type : List.of("RSA", "EC", "EdDSA", "Ed25519", "RSASSA-PSS")) {
      String[] aliases = manager.getServerAliases(type, null);
      if (aliases != null && aliases.length > 0) {
        return aliases[0];
      }
    }
    throw new IllegalArgumentException("the key is neither RSA, EC nor EdDSA");
  }

  private static boolean belong(X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "EdDSA", "Ed25519" -> "EdDSA";
          case "RSASSA-PSS" -> "RSASSA-PSS";
          default -> "SHA256withRSA";
        };
    if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
      return false;
    }
    var signing = Signature.getInstance(algorithm);
    signing.initSign(key);
    signing.update(PROBE);
    byte[] signature = signing.sign();
    var verifying = Signature.getInstance(algorithm);
    verifying.initVerify(certificate);
    verifying.update(PROBE);
    return verifying.verify(signature);
  }

  CertificateReport report() {
    return new CertificateReport(
        hosts,
        file,
        certificate.getSubjectX500Principal().getName(),
        certificate.getNotAfter().toInstant());
  }
}
