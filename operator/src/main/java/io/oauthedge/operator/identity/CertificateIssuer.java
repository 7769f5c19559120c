package io.oauthedge.operator.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes keys (EC P-256) and certificates (RFC 5280). */
final class CertificateIssuer {
  /** Pods' clocks may be behind. */
  private static final Duration BACKDATED = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  CertificateIssuer(InstantSource clock) {
    this.clock = clock;
  }

  /** A CA that signs leaves only. */
  Leaf authority(String name, Duration lifetime) {
    KeyPair keys = keys();
    var subject = new X500Principal("CN=" + name);
    try {
      var builder = builder(subject, subject, lifetime, keys);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
      return sign(builder, keys.getPrivate(), keys.getPrivate());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a CA certificate cannot be made", e);
    }
  }

  /** A certificate for one DNS name and these purposes (RFC 5280 section 4.2.1.12). */
  Leaf leaf(Leaf authority, String dnsName, List<KeyPurposeId> purposes, Duration lifetime) {
    KeyPair keys = keys();
    try {
      var builder =
          builder(
              authority.certificate().getSubjectX500Principal(),
              new X500Principal("CN=oauthedge"),
              lifetime,
              keys);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, dnsName)));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.certificate()));
      return sign(builder, keys.getPrivate(), authority.key());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a certificate for " + dnsName + " cannot be made", e);
    }
  }

  DigestKey digestKey() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return new DigestKey(bytes);
  }

  private JcaX509v3CertificateBuilder builder(
      X500Principal issuer, X500Principal subject, Duration lifetime, KeyPair keys) {
    Instant now = clock.instant();
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(127, random).setBit(126),
        Date.from(now.minus(BACKDATED)),
        Date.from(now.plus(lifetime)),
        subject,
        keys.getPublic());
  }

  private static Leaf sign(
      JcaX509v3CertificateBuilder builder, PrivateKey own, PrivateKey signing) {
    try {
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(signing);
      var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
      return new Leaf(certificate, own);
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("a certificate cannot be signed", e);
    }
  }

  private static KeyPair keys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks EC P-256", e);
    }
  }
}
