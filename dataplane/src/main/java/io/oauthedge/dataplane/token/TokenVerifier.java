package io.oauthedge.dataplane.token;

import io.vertx.core.Future;

/**
 * Judges bearer tokens.
 *
 * <p>Called on an event loop and never blocks it. A verdict from the cache comes as an already
 * completed future. The future never fails: what goes wrong is a {@link Verdict.Refused}.
 */
public interface TokenVerifier {
  /**
   * Judges a token in JWS compact form.
   *
   * @param peer the client's address, by which work in flight is shared out fairly
   */
  Future<Verdict> verify(String token, String peer);
}
