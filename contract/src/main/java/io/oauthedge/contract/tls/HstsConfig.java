package io.oauthedge.contract.tls;

import io.oauthedge.contract.Require;

/**
 * Strict-Transport-Security of answers that a client gets over https (RFC 6797).
 *
 * @param maxAgeSeconds how long browsers keep to https; 0 has them forget (section 6.1.1)
 * @param preload consent to browsers' preload lists; needs a year and {@code includeSubDomains}
 */
public record HstsConfig(long maxAgeSeconds, boolean includeSubDomains, boolean preload) {
  /** The least that the preload list's maintainers take. */
  public static final long PRELOAD_SECONDS = 31_536_000;

  public HstsConfig {
    Require.atLeast(0, maxAgeSeconds, "headers.hsts.maxAgeSeconds");
    if (preload && (maxAgeSeconds < PRELOAD_SECONDS || !includeSubDomains)) {
      throw new IllegalArgumentException(
          "headers.hsts.preload needs maxAgeSeconds of at least "
              + PRELOAD_SECONDS
              + " and includeSubDomains");
    }
  }
}
