package io.oauthedge.dataplane.admin;

import io.vertx.core.http.HttpConnection;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Tells callers apart by the name in their certificate: operator and pods hold certificates of the
 * same CA, so that the chain alone is not enough.
 */
final class CallerCheck {
  /** The type of a DNS name among subject alternative names (RFC 5280 section 4.2.1.6). */
  private static final Integer DNS_NAME = 2;

  private CallerCheck() {}

  static boolean isNamed(String name, HttpConnection connection) {
    try {
      List<Certificate> chain = connection.peerCertificates();
      return !chain.isEmpty()
          && chain.get(0) instanceof X509Certificate leaf
          && names(leaf).contains(List.of(DNS_NAME, name));
    } catch (SSLPeerUnverifiedException | CertificateParsingException e) {
      return false;
    }
  }

  private static Collection<List<?>> names(X509Certificate leaf)
      throws CertificateParsingException {
    Collection<List<?>> names = leaf.getSubjectAlternativeNames();
    return names == null ? List.of() : names;
  }
}
