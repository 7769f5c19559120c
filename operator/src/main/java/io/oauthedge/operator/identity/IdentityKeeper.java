package io.oauthedge.operator.identity;

import io.oauthedge.contract.AdminApi;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * Makes an edge's identity once, and renews its parts before they expire.
 *
 * <p>No renewal leaves a gap: a new CA is trusted for {@link #SETTLING} before it signs, so that
 * every mounted copy holds it by then, and an old one stays trusted until it expires.
 */
public final class IdentityKeeper {
  static final Duration AUTHORITY_LIFETIME = Duration.ofDays(5 * 365);
  static final Duration AUTHORITY_RENEWAL = Duration.ofDays(365);
  static final Duration LEAF_LIFETIME = Duration.ofDays(90);
  static final Duration LEAF_RENEWAL = Duration.ofDays(30);
  static final Duration SETTLING = Duration.ofDays(1);

  /** Pods serve on the admin port, and call each other there. */
  private static final List<KeyPurposeId> POD_PURPOSES =
      List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth);

  private static final List<KeyPurposeId> OPERATOR_PURPOSES =
      List.of(KeyPurposeId.id_kp_clientAuth);

  private final InstantSource clock;
  private final CertificateIssuer issuer;

  public IdentityKeeper(InstantSource clock) {
    this.clock = clock;
    this.issuer = new CertificateIssuer(clock);
  }

  /** What was stored, with missing, unfitting and ageing parts made anew; the rest untouched. */
  public AdminIdentity keep(StoredIdentity stored, String namespace, String name) {
    Instant now = clock.instant();
    List<Leaf> authorities = authorities(stored.authorities(), now);
    List<X509Certificate> trusted =
        Stream.concat(
                authorities.stream().map(Leaf::certificate),
                stored.trusted().stream().filter(certificate -> remaining(certificate, now) > 0))
            .distinct()
            .toList();
    String podName = AdminApi.podName(namespace, name);
    return new AdminIdentity(
        authorities,
        trusted,
        leaf(stored.pod(), podName, POD_PURPOSES, authorities, now),
        leaf(stored.operator(), AdminApi.OPERATOR_NAME, OPERATOR_PURPOSES, authorities, now),
        stored.digestKey().orElseGet(issuer::digestKey),
        stored.canary().orElseGet(() -> CanaryKeyRing.fresh(now)).renewed(now));
  }

  private List<Leaf> authorities(List<Leaf> stored, Instant now) {
    List<Leaf> valid =
        stored.stream()
            .filter(authority -> remaining(authority.certificate(), now) > 0)
            .sorted(Comparator.comparing(IdentityKeeper::notBefore).reversed())
            .toList();
    boolean ageing =
        valid.stream()
            .allMatch(a -> remaining(a.certificate(), now) < AUTHORITY_RENEWAL.toMillis());
    return ageing
        ? Stream.concat(
                Stream.of(issuer.authority("oauthedge admin CA", AUTHORITY_LIFETIME)),
                valid.stream())
            .toList()
        : valid;
  }

  /** The newest that every peer knows by now, else the only ones there are: the oldest of them. */
  private static Leaf signing(List<Leaf> authorities, Instant now) {
    return authorities.stream()
        .filter(authority -> notBefore(authority).plus(SETTLING).isBefore(now))
        .findFirst()
        .orElse(authorities.getLast());
  }

  /** The stored one, or a new one where it is ageing or not what it must be. */
  private Leaf leaf(
      Optional<Leaf> stored,
      String dnsName,
      List<KeyPurposeId> purposes,
      List<Leaf> authorities,
      Instant now) {
    return stored
        .filter(leaf -> remaining(leaf.certificate(), now) > LEAF_RENEWAL.toMillis())
        .filter(leaf -> names(leaf.certificate()).contains(dnsName))
        .filter(leaf -> serves(leaf.certificate(), purposes))
        .filter(leaf -> authorities.stream().anyMatch(authority -> signed(authority, leaf)))
        .orElseGet(() -> issuer.leaf(signing(authorities, now), dnsName, purposes, LEAF_LIFETIME));
  }

  private static boolean serves(X509Certificate certificate, List<KeyPurposeId> purposes) {
    try {
      List<String> stated = certificate.getExtendedKeyUsage();
      return stated != null
          && stated.containsAll(purposes.stream().map(KeyPurposeId::getId).toList());
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private static boolean signed(Leaf authority, Leaf leaf) {
    try {
      leaf.certificate().verify(authority.certificate().getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static List<String> names(X509Certificate certificate) {
    try {
      var names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream().map(entry -> String.valueOf(entry.get(1))).toList();
    } catch (GeneralSecurityException e) {
      return List.of();
    }
  }

  private static Instant notBefore(Leaf leaf) {
    return leaf.certificate().getNotBefore().toInstant();
  }

  private static long remaining(X509Certificate certificate, Instant now) {
    return Duration.between(now, certificate.getNotAfter().toInstant()).toMillis();
  }
}
