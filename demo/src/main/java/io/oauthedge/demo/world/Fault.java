package io.oauthedge.demo.world;

import io.vertx.core.MultiMap;
import java.util.Optional;

/** What real proxies have done to Authorization, one at a time. */
public enum Fault {
  /** Nothing. */
  NONE,
  /** A proxy that does not know the header and drops it. */
  DROP_AUTHORIZATION,
  /** A proxy that signs users in itself: it consumes the header and adds an identity of its own. */
  CONSUME_AUTHORIZATION,
  /** A proxy that has credentials of its own for what lies behind it. */
  REPLACE_AUTHORIZATION,
  /** A proxy whose buffer ends after {@link #BUFFER_BYTES} of the value. */
  TRUNCATE_AUTHORIZATION,
  /** A proxy that keeps the name for itself and passes the value on under another. */
  MOVE_AUTHORIZATION,
  /** Two proxies that both set it. */
  DUPLICATE_AUTHORIZATION,
  /** A proxy with a list of what may pass: neither Authorization nor X-Tenant stands on it. */
  DROP_UNLISTED;

  /** What survives {@link #TRUNCATE_AUTHORIZATION}: a size that buffers have. */
  public static final int BUFFER_BYTES = 4096;

  private static final String AUTHORIZATION = "Authorization";

  /** Does it to the headers of a request; one without Authorization passes as it is. */
  void apply(MultiMap headers) {
    Optional.ofNullable(headers.get(AUTHORIZATION)).ifPresent(value -> apply(headers, value));
  }

  private void apply(MultiMap headers, String value) {
    switch (this) {
      case NONE -> {}
      case DROP_AUTHORIZATION -> headers.remove(AUTHORIZATION);
      case CONSUME_AUTHORIZATION ->
          headers.remove(AUTHORIZATION).set("x-amzn-oidc-data", "eyJhbGciOiJFUzI1NiJ9.e30.c2ln");
      case REPLACE_AUTHORIZATION -> headers.set(AUTHORIZATION, "Basic bG9hZDpiYWxhbmNlcg==");
      case TRUNCATE_AUTHORIZATION ->
          headers.set(AUTHORIZATION, value.substring(0, Math.min(value.length(), BUFFER_BYTES)));
      case MOVE_AUTHORIZATION ->
          headers.remove(AUTHORIZATION).set("X-Forwarded-Authorization", value);
      case DUPLICATE_AUTHORIZATION -> headers.add(AUTHORIZATION, value);
      case DROP_UNLISTED -> headers.remove(AUTHORIZATION).remove("X-Tenant");
    }
  }
}
