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
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;

/**
 * A certificate with its key, loaded and found to belong together.
 *
 * @param hosts server names that it serves; may be empty for the default
 * @param file where the certificate was read from
 * @param chain as it is sent, the certificate itself first
 */
public record KeyPair(
    List<String> hosts, String file, List<X509Certificate> chain, PrivateKey key) {
  /** The kinds of key that both providers serve, with what proves that one is a certificate's. */
  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

  private static final byte[] PROBE = {1};

  /**
   * Loads a pair.
   *
   * @throws IllegalArgumentException when a file cannot be read as PEM, the key is of another kind
   *     than RSA or EC, or another's; the message names the file
   */
  public static KeyPair load(
      Vertx vertx, HostCertificate config, Buffer certificatePem, Buffer keyPem) {
    String file = config.files().certificateFile();
    String keyFile = config.files().keyFile();
    try {
      KeyManagerFactory managers =
          new PemKeyCertOptions()
              .addCertValue(certificatePem)
              .addKeyValue(keyPem)
              .getKeyManagerFactory(vertx);
      var manager = (X509KeyManager) managers.getKeyManagers()[0];
      String alias =
          SIGNATURES.keySet().stream()
              .flatMap(type -> aliases(manager, type))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          keyFile + " holds neither an RSA nor an EC key"));
      var pair =
          new KeyPair(
              config.hosts(),
              file,
              List.of(manager.getCertificateChain(alias)),
              manager.getPrivateKey(alias));
      if (!pair.belongsTogether()) {
        throw new IllegalArgumentException(
            keyFile + " is not the key of the first certificate in " + file);
      }
      return pair;
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalArgumentException(
          file + " and " + keyFile + " hold no usable pair: " + e.getMessage(), e);
    }
  }

  private static Stream<String> aliases(X509KeyManager manager, String type) {
    String[] aliases = manager.getServerAliases(type, null);
    return aliases == null ? Stream.empty() : Stream.of(aliases);
  }

  private boolean belongsTogether() throws GeneralSecurityException {
    String algorithm = SIGNATURES.get(key.getAlgorithm());
    if (algorithm == null || !isOfType(certificate().getPublicKey().getAlgorithm())) {
      return false;
    }
    var signing = Signature.getInstance(algorithm);
    signing.initSign(key);
    signing.update(PROBE);
    byte[] signature = signing.sign();
    var verifying = Signature.getInstance(algorithm);
    verifying.initVerify(certificate().getPublicKey());
    verifying.update(PROBE);
    return verifying.verify(signature);
  }

  /** Whether the key is of a kind, in the names of the JDK: RSA or EC. */
  boolean isOfType(String type) {
    return key.getAlgorithm().equals(type);
  }

  private X509Certificate certificate() {
    return chain.getFirst();
  }

  CertificateReport report() {
    return new CertificateReport(
        hosts,
        file,
        certificate().getSubjectX500Principal().getName(),
        certificate().getNotAfter().toInstant());
  }
}
