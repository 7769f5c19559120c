package io.oauthedge.operator.identity;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * All secrets by which operator and pods of one edge know each other; prints none.
 *
 * @param authorities the CAs that both sides trust, the newest first
 * @param pod what pods present on the admin port
 * @param operator what the operator presents to pods
 * @param digestKey key of the file digests
 */
public record AdminIdentity(List<Leaf> authorities, Leaf pod, Leaf operator, DigestKey digestKey) {
  public AdminIdentity {
    authorities = List.copyOf(authorities);
  }

  /** The certificates that a peer's chain must end in. */
  public List<X509Certificate> trusted() {
    return authorities.stream().map(Leaf::certificate).toList();
  }
}
