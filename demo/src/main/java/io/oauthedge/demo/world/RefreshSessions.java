package io.oauthedge.demo.world;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sessions whose refresh token is good once: each redeem gives the next one, and a token that comes
 * again ends its session (RFC 9700 section 4.14.2).
 */
final class RefreshSessions {
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final AtomicInteger redeems = new AtomicInteger();

  /** The first token of a new session. */
  String begin() {
    String session = UUID.randomUUID().toString();
    String first = next(session);
    tokens.put(session, first);
    return first;
  }

  /** The next token of the session; empty when this one was not its current one. */
  Optional<String> redeem(String token) {
    String session = token.substring(0, Math.max(token.indexOf('.'), 0));
    String following = next(session);
    if (tokens.replace(session, token, following)) {
      redeems.incrementAndGet();
      return Optional.of(following);
    }
    tokens.remove(session);
    return Optional.empty();
  }

  /** How many tokens were redeemed. */
  int redeems() {
    return redeems.get();
  }

  private static String next(String session) {
    return session + "." + UUID.randomUUID();
  }
}
