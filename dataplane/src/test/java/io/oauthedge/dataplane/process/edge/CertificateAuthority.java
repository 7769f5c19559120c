package io.oauthedge.dataplane.process.edge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A small authority that issues the certificates of one test. */
public final class CertificateAuthority {
  private final X500Name name;
  private final KeyPair keys;
  private final X509Certificate certificate;

  /** A certificate and its PKCS#8 key, both as PEM. */
  public record Issued(String certificatePem, String keyPem) {
    public X509Certificate certificate() {
      try {
        return (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(certificatePem.getBytes(StandardCharsets.US_ASCII)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("an issued certificate cannot be read", e);
      }
    }
  }

  public CertificateAuthority(String commonName) {
    name = new X500Name("CN=" + commonName);
    keys = newKeys();
    certificate = sign(name, keys, true);
  }

  private CertificateAuthority(String commonName, CertificateAuthority issuer) {
    name = new X500Name("CN=" + commonName);
    keys = newKeys();
    certificate = issuer.sign(name, keys, true);
  }

  /** An authority that this one vouches for. */
  public CertificateAuthority intermediate(String commonName) {
    return new CertificateAuthority(commonName, this);
  }

  public X509Certificate certificate() {
    return certificate;
  }

  public String certificatePem() {
    return pem(certificate);
  }

  /** A new key and a certificate for these DNS names, good as server and as client. */
  public Issued issue(String... dnsNames) {
    GeneralName[] names =
        Stream.of(dnsNames)
            .map(dnsName -> new GeneralName(GeneralName.dNSName, dnsName))
            .toArray(GeneralName[]::new);
    return issue(dnsNames[0], extension(Extension.subjectAlternativeName, new GeneralNames(names)));
  }

  /** A new key and a certificate that is good for one purpose alone. */
  public Issued issueFor(KeyPurposeId purpose, String commonName) {
    return issue(commonName, extension(Extension.extendedKeyUsage, new ExtendedKeyUsage(purpose)));
  }

  private Issued issue(String commonName, Extension extension) {
    KeyPair subjectKeys = newKeys();
    X509Certificate issued = sign(new X500Name("CN=" + commonName), subjectKeys, false, extension);
    try {
      return new Issued(pem(issued), pem(new JcaPKCS8Generator(subjectKeys.getPrivate(), null)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list that revokes certificates, and ends after a time that may lie behind. */
  public String revocationListPem(Duration end, Issued... revoked) {
    Instant now = Instant.now();
    var builder = new JcaX509v2CRLBuilder(certificate, Date.from(now.minus(Duration.ofHours(2))));
    builder.setNextUpdate(Date.from(now.plus(end)));
    try {
      for (Issued issued : revoked) {
        builder.addCRLEntry(
            issued.certificate().getSerialNumber(),
            Date.from(now.minus(Duration.ofMinutes(1))),
            CRLReason.keyCompromise);
      }
      return pem(
          builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("the test's certificate authority failed", e);
    }
  }

  private static Extension extension(ASN1ObjectIdentifier kind, ASN1Encodable value) {
    try {
      return Extension.create(kind, false, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private X509Certificate sign(
      X500Name subject, KeyPair subjectKeys, boolean isAuthority, Extension... more) {
    Instant now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(64, new SecureRandom()).add(BigInteger.ONE),
            Date.from(now.minus(Duration.ofHours(1))),
            Date.from(now.plus(Duration.ofDays(1))),
            subject,
            subjectKeys.getPublic());
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
      for (Extension extension : more) {
        builder.addExtension(extension);
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (CertIOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("the test's certificate authority failed", e);
    }
  }

  private static KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks P-256", e);
    }
  }

  private static String pem(Object object) {
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
