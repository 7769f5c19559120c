package io.oauthedge.operator.identity;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * All secrets by which operator and pods of one edge know each other; prints none.
 *
 * @param authorities the CAs that can still sign, the newest first
 * @param trusted the certificates that a peer's chain must end in: those of the authorities, and
 *     older ones that peers may still use
 * @param pod what pods present on the admin port
 * @param operator what the operator presents to pods
 * @param digestKey key of the file digests
 * @param canary keys of the header canary
 */
public record AdminIdentity(
    List<Leaf> authorities,
    List<X509Certificate> trusted,
    Leaf pod,
    Leaf operator,
    DigestKey digestKey,
    CanaryKeyRing canary) {
  public AdminIdentity {
    authorities = List.copyOf(authorities);
    trusted = List.copyOf(trusted);
  }
}
