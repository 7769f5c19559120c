package io.oauthedge.operator.identity;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;

/** A certificate and its key; prints no key. */
public record Leaf(X509Certificate certificate, PrivateKey key) {
  private static final byte[] PROBE = {1};

  /** Whether the key is the certificate's: what one signs, the other verifies. */
  public boolean fits() {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> key.getAlgorithm();
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "Leaf[" + certificate.getSubjectX500Principal() + "]";
  }
}
