package io.oauthedge.dataplane.header;

import io.oauthedge.contract.tls.HstsConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;

/**
 * Strict-Transport-Security of answers (RFC 6797): the edge's policy in the place of the upstream's
 * where there is one.
 */
public final class StrictTransport {
  private static final CharSequence NAME = HttpHeaders.createOptimized("strict-transport-security");

  private final Optional<CharSequence> value;

  private StrictTransport(Optional<CharSequence> value) {
    this.value = value;
  }

  /** Without a policy of its own the edge leaves the upstream's as it is. */
  public static StrictTransport of(Optional<HstsConfig> config) {
    return new StrictTransport(config.map(StrictTransport::text));
  }

  private static CharSequence text(HstsConfig config) {
    return HttpHeaders.createOptimized(
        "max-age="
            + config.maxAgeSeconds()
            + (config.includeSubDomains() ? "; includeSubDomains" : "")
            + (config.preload() ? "; preload" : ""));
  }

  /**
   * Completes the fields of an answer.
   *
   * @param https whether the client is known to have used https: over plaintext anybody could have
   *     written the field, and none may stand there (section 7.2)
   */
  public void write(MultiMap response, boolean https) {
    if (!https) {
      response.remove(NAME);
    } else if (value.isPresent()) {
      response.set(NAME, value.get());
    }
  }
}
