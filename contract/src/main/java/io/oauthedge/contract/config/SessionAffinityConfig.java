package io.oauthedge.contract.config;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.oauthedge.contract.Require;
import java.util.Optional;

/**
 * What sends the requests of one session to the same endpoint.
 *
 * @param name of the cookie, header or claim; absent with {@code CLIENT_IP} alone
 * @param maxAgeSeconds how long a cookie is good for; with the types that use one alone
 */
public record SessionAffinityConfig(
    SessionAffinityType type, Optional<String> name, Optional<Long> maxAgeSeconds) {
  private static final String FIELD = "upstreams[].sessionAffinity.";

  public SessionAffinityConfig {
    Require.given(type, FIELD + "type");
    if (name.isPresent() == (type == SessionAffinityType.CLIENT_IP)) {
      throw new IllegalArgumentException(
          FIELD + "name must be given with every type but CLIENT_IP, type is " + type);
    }
    if (maxAgeSeconds.isPresent() != type.usesCookie()) {
      throw new IllegalArgumentException(
          FIELD
              + "maxAgeSeconds goes with COOKIE and REFRESH_TOKEN, and with nothing else; type is "
              + type);
    }
    name.ifPresent(text -> Require.text(text, FIELD + "name"));
    maxAgeSeconds.ifPresent(seconds -> Require.atLeast(1, seconds, FIELD + "maxAgeSeconds"));
  }

  /** By the client's address. */
  public static SessionAffinityConfig clientIp() {
    return new SessionAffinityConfig(
        SessionAffinityType.CLIENT_IP, Optional.empty(), Optional.empty());
  }

  /** By a cookie of the edge's own. */
  public static SessionAffinityConfig cookie(String name, long maxAgeSeconds) {
    return new SessionAffinityConfig(
        SessionAffinityType.COOKIE, Optional.of(name), Optional.of(maxAgeSeconds));
  }

  /** By hints in codes and refresh tokens; browsers by a cookie of the edge's own. */
  public static SessionAffinityConfig refreshToken(String cookieName, long maxAgeSeconds) {
    return new SessionAffinityConfig(
        SessionAffinityType.REFRESH_TOKEN, Optional.of(cookieName), Optional.of(maxAgeSeconds));
  }

  /** The name of the edge's cookie, with the types that use one. */
  @JsonIgnore
  public Optional<String> cookie() {
    return type.usesCookie() ? name : Optional.empty();
  }

  /** By the value of a request header. */
  public static SessionAffinityConfig header(String name) {
    return new SessionAffinityConfig(
        SessionAffinityType.HEADER, Optional.of(name), Optional.empty());
  }

  /** By a claim of the verified token. */
  public static SessionAffinityConfig claim(String name) {
    return new SessionAffinityConfig(
        SessionAffinityType.CLAIM, Optional.of(name), Optional.empty());
  }
}
