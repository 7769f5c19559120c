package io.oauthedge.dataplane.affinity;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.dataplane.header.Cookies;
import io.oauthedge.dataplane.token.AdmittedToken;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** By a cookie that names the session and the endpoint that has it. */
final class CookieAffinity implements SessionAffinity {
  private final String name;
  private final long maxAgeSeconds;
  private final CookieSeal seal;

  CookieAffinity(String name, long maxAgeSeconds, CookieSeal seal) {
    this.name = name;
    this.maxAgeSeconds = maxAgeSeconds;
    this.seal = seal;
  }

  @Override
  public AffinityKey key(MultiMap headers, String client, Optional<AdmittedToken> token, long now) {
    return Cookies.value(headers.getAll(HttpHeaders.COOKIE), name)
        .flatMap(seal::open)
        .filter(content -> now - content.mintedAt() < maxAgeSeconds)
        .<AffinityKey>map(content -> held(content, now))
        .orElseGet(() -> new AffinityKey.Fresh(ThreadLocalRandom.current().nextLong()));
  }

  private AffinityKey.Held held(CookieSeal.Content content, long now) {
    boolean ageing = now - content.mintedAt() > maxAgeSeconds / 2;
    return new AffinityKey.Held(content.id(), content.endpoint(), content.epoch(), ageing);
  }

  /** A cookie from a newer snapshot is left alone: who made it knew more. */
  @Override
  public Optional<String> cookie(AffinityKey key, Source source, boolean keeps, long now) {
    return switch (key) {
      case AffinityKey.Fresh(long id) -> Optional.of(cookie(id, source, now));
      case AffinityKey.Held held
          when held.epoch() <= source.epoch() && (held.ageing() || !keeps) -> {
        Endpoint home = keeps ? held.endpoint() : source.endpoint();
        yield Optional.of(cookie(held.hash(), new Source(home, source.epoch()), now));
      }
      case AffinityKey.Held _, AffinityKey.Bound _, AffinityKey.Keyed _, AffinityKey.None _ ->
          Optional.empty();
    };
  }

  private String cookie(long id, Source source, long now) {
    return name
        + "="
        + seal.seal(new CookieSeal.Content(id, now, source.epoch(), source.endpoint()))
        + "; Path=/; Max-Age="
        + maxAgeSeconds
        + "; Secure; HttpOnly; SameSite=Lax";
  }
}
