package io.oauthedge.operator.golden;

import io.oauthedge.operator.identity.Pem;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates that are the same in every run: Ed25519 signatures hold no chance. */
public final class FixedCertificates {
  /** A moment at which they are valid. */
  public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static final byte[] SEED = new byte[32];

  private FixedCertificates() {}

  /**
   * The data of a TLS Secret for the hosts, valid from a day before the given time, for 90 days.
   */
  public static Map<String, String> tls(List<String> hosts, Instant now) {
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, SEED));
      return Map.of(
          "tls.crt",
          base64(Pem.certificates(List.of(certificate(key, hosts, now)))),
          "tls.key",
          base64(Pem.keys(List.of(key))));
    } catch (Exception e) {
      throw new AssertionError("the fixture cannot be made", e);
    }
  }

  private static X509Certificate certificate(PrivateKey key, List<String> hosts, Instant now)
      throws Exception {
    var name = new X500Name(new X500Principal("CN=" + hosts.getFirst()).getName());
    var builder =
        new X509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(Duration.ofDays(90))),
            name,
            SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                new Ed25519PrivateKeyParameters(SEED, 0).generatePublicKey()));
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(
            hosts.stream()
                .map(host -> new GeneralName(GeneralName.dNSName, host))
                .toArray(GeneralName[]::new)));
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("Ed25519").build(key)));
  }

  private static String base64(byte[] content) {
    return Base64.getEncoder().encodeToString(content);
  }
}
