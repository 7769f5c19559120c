package io.oauthedge.demo.world;

import io.oauthedge.operator.identity.Pem;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate that vouches for itself, as nobody's CA does for example.com.
 *
 * @param certificatePem the certificate, which is its own trust anchor
 * @param keyPem the private key in PKCS#8
 */
public record Certificate(String host, String certificatePem, String keyPem) {
  private static final Duration VALIDITY = Duration.ofDays(30);

  /** Makes one for a host, valid from an hour ago, so that no clock is too slow. */
  public static Certificate selfSigned(String host, Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return signed(host, generator.generateKeyPair(), now, VALIDITY);
    } catch (GeneralSecurityException e) {
      throw new WorldException("No certificate for " + host, e);
    }
  }

  /** A later one of the same key: whoever trusts this one trusts it too. */
  public Certificate renewed(Instant now) {
    byte[] pem = keyPem.getBytes(StandardCharsets.UTF_8);
    PublicKey open = x509().getPublicKey();
    return signed(
        host, new KeyPair(open, Pem.readKeys(pem).getFirst()), now, VALIDITY.multipliedBy(3));
  }

  /** End of its validity. */
  public Instant notAfter() {
    return x509().getNotAfter().toInstant();
  }

  private X509Certificate x509() {
    return Pem.readCertificates(certificatePem.getBytes(StandardCharsets.UTF_8)).getFirst();
  }

  private static Certificate signed(String host, KeyPair keys, Instant now, Duration validity) {
    try {
      var name = new X500Principal("CN=" + host);
      var builder =
          new JcaX509v3CertificateBuilder(
                  name,
                  new BigInteger(120, new SecureRandom()),
                  Date.from(now.minus(Duration.ofHours(1))),
                  Date.from(now.plus(validity)),
                  name,
                  keys.getPublic())
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
              .addExtension(
                  Extension.subjectAlternativeName,
                  false,
                  new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
      var certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
      return new Certificate(
          host, pem(certificate), pem(new JcaPKCS8Generator(keys.getPrivate(), null)));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new WorldException("No certificate for " + host, e);
    }
  }

  @Override
  public String toString() {
    return "Certificate[host=" + host + "]";
  }

  private static String pem(Object object) throws IOException {
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    }
    return text.toString();
  }
}
