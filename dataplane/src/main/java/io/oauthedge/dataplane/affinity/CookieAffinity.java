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
        .<AffinityKey>map(
            content ->
                new AffinityKey.Held(
                    content.id(), content.endpoint(), now - content.mintedAt() > maxAgeSeconds / 2))
        .orElseGet(() -> new AffinityKey.Fresh(ThreadLocalRandom.current().nextLong()));
  }

  /** Keyed, since who knows a plain hash function could read addresses out of cookies. */
  @Override
  public long hash(Endpoint endpoint) {
    return seal.tag(endpoint.address() + " " + endpoint.port());
  }

  @Override
  public Optional<String> cookie(AffinityKey key, long endpoint, boolean keeps, long now) {
    return switch (key) {
      case AffinityKey.Fresh(long id) -> Optional.of(cookie(id, endpoint, now));
      case AffinityKey.Held(long id, long held, boolean ageing) when ageing || !keeps ->
          Optional.of(cookie(id, keeps ? held : endpoint, now));
      case AffinityKey.Held _, AffinityKey.Keyed _, AffinityKey.None _ -> Optional.empty();
    };
  }

  private String cookie(long id, long endpoint, long now) {
    return name
        + "="
        + seal.seal(new CookieSeal.Content(id, now, endpoint))
        + "; Path=/; Max-Age="
        + maxAgeSeconds
        + "; Secure; HttpOnly; SameSite=Lax";
  }
}
