package io.oauthedge.operator.identity;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Certificates and private keys as PEM (RFC 7468). */
public final class Pem {
  private Pem() {}

  /** Writes certificates in their order. */
  public static byte[] certificates(List<X509Certificate> certificates) {
    try {
      var objects = new ArrayList<PemObject>();
      for (X509Certificate certificate : certificates) {
        objects.add(new PemObject("CERTIFICATE", certificate.getEncoded()));
      }
      return write(objects);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a parsed certificate cannot be encoded", e);
    }
  }

  /** Writes private keys in their order, each as PKCS#8. */
  public static byte[] keys(List<PrivateKey> keys) {
    return write(
        keys.stream()
            .map(Key::getEncoded)
            .map(encoded -> new PemObject("PRIVATE KEY", encoded))
            .toList());
  }

  /**
   * Reads all certificates; other objects are passed over.
   *
   * @throws PemException when the text is no PEM or a certificate cannot be read
   */
  public static List<X509Certificate> readCertificates(byte[] pem) {
    var converter = new JcaX509CertificateConverter();
    var certificates = new ArrayList<X509Certificate>();
    for (Object object : objects(pem)) {
      if (object instanceof X509CertificateHolder holder) {
        try {
          certificates.add(converter.getCertificate(holder));
        } catch (GeneralSecurityException e) {
          throw new PemException("holds a certificate that cannot be read", e);
        }
      }
    }
    return certificates;
  }

  /**
   * Reads all revocation lists; other objects are passed over.
   *
   * @throws PemException when the text is no PEM or a list cannot be read
   */
  public static List<X509CRL> readRevocationLists(byte[] pem) {
    var converter = new JcaX509CRLConverter();
    var lists = new ArrayList<X509CRL>();
    for (Object object : objects(pem)) {
      if (object instanceof X509CRLHolder holder) {
        try {
          lists.add(converter.getCRL(holder));
        } catch (GeneralSecurityException e) {
          throw new PemException("holds a revocation list that cannot be read", e);
        }
      }
    }
    return lists;
  }

  /**
   * Reads all private keys in PKCS#8, PKCS#1 or SEC 1 form; other objects are passed over.
   *
   * @throws PemException when the text is no PEM or a key cannot be read
   */
  public static List<PrivateKey> readKeys(byte[] pem) {
    var converter = new JcaPEMKeyConverter();
    var keys = new ArrayList<PrivateKey>();
    try {
      for (Object object : objects(pem)) {
        if (object instanceof PrivateKeyInfo info) {
          keys.add(converter.getPrivateKey(info));
        } else if (object instanceof PEMKeyPair pair) {
          keys.add(converter.getKeyPair(pair).getPrivate());
        }
      }
    } catch (IOException e) {
      throw new PemException("holds a private key that cannot be read", e);
    }
    return keys;
  }

  private static List<Object> objects(byte[] pem) {
    var objects = new ArrayList<>();
    try (var parser = new PEMParser(new StringReader(new String(pem, StandardCharsets.US_ASCII)))) {
      for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
        objects.add(next);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new PemException("is not PEM", e);
    }
    return objects;
  }

  private static byte[] write(List<PemObject> objects) {
    var text = new StringWriter();
    try (var writer = new PemWriter(text)) {
      for (PemObject object : objects) {
        writer.writeObject(object);
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
