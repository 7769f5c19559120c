package io.oauthedge.demo.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client's credentials as they stand in an Authorization header (RFC 6749 section 2.3.1). */
record ClientSecretBasic(String id, String secret) {
  private static final String SCHEME = "Basic ";

  static Optional<ClientSecretBasic> parse(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      var pair = new String(Base64.getDecoder().decode(header.substring(SCHEME.length())), UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new ClientSecretBasic(
                  URLDecoder.decode(pair.substring(0, colon), UTF_8),
                  URLDecoder.decode(pair.substring(colon + 1), UTF_8)));
    } catch (IllegalArgumentException notBasic) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "ClientSecretBasic[id=" + id + "]";
  }
}
