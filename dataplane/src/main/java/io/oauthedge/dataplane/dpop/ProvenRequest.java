package io.oauthedge.dataplane.dpop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The request that a proof must be for.
 *
 * @param method {@code htm}
 * @param uri {@code htu} as the client knows it, without query and fragment
 */
public record ProvenRequest(String method, URI uri) {
  private static final int HTTPS_PORT = 443;

  /** One over https; empty where host and path make no URI. */
  public static Optional<ProvenRequest> https(String method, String authority, String path) {
    return read("https://" + authority + path).map(uri -> new ProvenRequest(method, uri));
  }

  /** Whether {@code htu} means it (RFC 9449 section 4.3, RFC 3986 section 6.2.2 and 6.2.3). */
  boolean isAt(String htu) {
    return read(htu).filter(uri::equals).isPresent();
  }

  /** The URI in the one form that equals its like: no query, no default port, small letters. */
  private static Optional<URI> read(String text) {
    try {
      URI given = new URI(text);
      if (given.getScheme() == null || given.getHost() == null || given.getUserInfo() != null) {
        return Optional.empty();
      }
      String path = given.getRawPath().isEmpty() ? "/" : given.getRawPath();
      String port =
          given.getPort() < 0 || given.getPort() == HTTPS_PORT ? "" : ":" + given.getPort();
      // URI itself compares scheme, host and the digits of triplets without regard to case.
      return Optional.of(new URI(given.getScheme() + "://" + given.getHost() + port + path));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
