package io.oauthedge.dataplane.certificate;

import io.oauthedge.contract.tls.ClientCertificateConfig;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads what clients' chains are verified with. */
final class AuthorityFiles {
  private AuthorityFiles() {}

  @FunctionalInterface
  private interface Parser<T> {
    Collection<? extends T> parse(CertificateFactory factory, ByteArrayInputStream content)
        throws GeneralSecurityException;
  }

  /**
   * Reads the authorities and their revocation lists.
   *
   * @param contents the files' content by path
   * @throws IllegalArgumentException when a file is missing or holds nothing that can be used; the
   *     message names the file
   */
  static ChainVerifier verifier(ClientCertificateConfig config, Map<String, Buffer> contents) {
    List<X509Certificate> authorities =
        read(config.caFile(), contents, CertificateFactory::generateCertificates).stream()
            .map(X509Certificate.class::cast)
            .toList();
    return new ChainVerifier(
        authorities,
        config
            .crlFile()
            .map(
                file ->
                    read(file, contents, CertificateFactory::generateCRLs).stream()
                        .map(X509CRL.class::cast)
                        .toList()));
  }

  private static <T> List<T> read(String file, Map<String, Buffer> contents, Parser<T> parser) {
    Buffer content = contents.get(file);
    if (content == null) {
      throw new IllegalArgumentException(
          "files: lacks " + file + ", which listeners.clientCertificates names");
    }
    try {
      List<T> parsed =
          List.copyOf(
              parser.parse(
                  CertificateFactory.getInstance("X.509"),
                  new ByteArrayInputStream(content.getBytes())));
      if (parsed.isEmpty()) {
        throw new IllegalArgumentException(file + " holds nothing that could be verified with");
      }
      return parsed;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(file + " is not PEM of its kind", e);
    }
  }
}
