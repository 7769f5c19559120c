package io.oauthedge.operator.identity;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** What was found of an edge's identity; parts may be missing or unreadable. */
public record StoredIdentity(
    List<Leaf> authorities,
    List<X509Certificate> trusted,
    Optional<Leaf> pod,
    Optional<Leaf> operator,
    Optional<DigestKey> digestKey,
    Optional<CanaryKeyRing> canary) {
  public StoredIdentity {
    authorities = List.copyOf(authorities);
    trusted = List.copyOf(trusted);
  }

  /** An edge that never had an identity. */
  public static StoredIdentity none() {
    return new StoredIdentity(
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
