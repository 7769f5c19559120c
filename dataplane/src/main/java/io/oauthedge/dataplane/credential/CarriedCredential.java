package io.oauthedge.dataplane.credential;

import io.oauthedge.dataplane.credential.Witness.Kind;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.regex.Pattern;

/**
 * Tells whether a request carries a credential at all, good or not, wherever clients and proxies
 * put one.
 *
 * <p>Cookies are none here: a browser sends them with the first plaintext visit that a redirect is
 * there to mend, and an application that keeps a session in one has the Secure attribute against
 * that (RFC 6265 section 4.1.2.5). Neither is content, which nobody has read yet.
 */
public final class CarriedCredential {
  /** RFC 6750 section 2.3, with the one character that clients may encode. */
  private static final Pattern IN_QUERY = Pattern.compile("[?&;]access(?:_|%5[Ff])token=");

  private static final CharSequence DPOP = HttpHeaders.createOptimized("dpop");

  private CarriedCredential() {}

  /** Whether there is one among the fields or in the target. */
  public static boolean in(MultiMap headers, String uri) {
    return headers.contains(HttpHeaders.AUTHORIZATION)
        || headers.contains(HttpHeaders.PROXY_AUTHORIZATION)
        || headers.contains(DPOP)
        || IN_QUERY.matcher(uri).find()
        || Witness.in(headers).filter(witness -> witness.kind() != Kind.HINT).isPresent();
  }
}
