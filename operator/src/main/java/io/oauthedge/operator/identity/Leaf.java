package io.oauthedge.operator.identity;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate and its key; prints no key. */
public record Leaf(X509Certificate certificate, PrivateKey key) {
  @Override
  public String toString() {
    return "Leaf[" + certificate.getSubjectX500Principal() + "]";
  }
}
