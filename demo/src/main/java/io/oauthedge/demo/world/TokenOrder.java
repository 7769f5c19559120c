package io.oauthedge.demo.world;

import java.time.Duration;
import java.util.List;

/**
 * What a token shall say.
 *
 * @param lifetime from now to {@code exp}; negative for a token that has expired already
 * @param scopes what {@code scope} lists (RFC 8693 section 4.2)
 * @param groups entries of a {@code groups} claim, by which real tokens grow beyond buffers
 */
public record TokenOrder(
    String subject, String audience, List<String> scopes, Duration lifetime, List<String> groups) {
  public TokenOrder {
    scopes = List.copyOf(scopes);
    groups = List.copyOf(groups);
  }

  /** A token that lives for five minutes and grants nothing beyond its audience. */
  public static TokenOrder of(String subject, String audience) {
    return new TokenOrder(subject, audience, List.of(), Duration.ofMinutes(5), List.of());
  }

  public TokenOrder withAudience(String other) {
    return new TokenOrder(subject, other, scopes, lifetime, groups);
  }

  public TokenOrder withScopes(String... granted) {
    return new TokenOrder(subject, audience, List.of(granted), lifetime, groups);
  }

  public TokenOrder withLifetime(Duration other) {
    return new TokenOrder(subject, audience, scopes, other, groups);
  }

  public TokenOrder withGroups(List<String> other) {
    return new TokenOrder(subject, audience, scopes, lifetime, other);
  }
}
