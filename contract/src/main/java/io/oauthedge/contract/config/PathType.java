package io.oauthedge.contract.config;

/** How a route's path is compared, as in Gateway API. */
public enum PathType {
  /** The whole path. */
  EXACT,
  /**
   * Whole segments from the left: {@code /a} matches {@code /a} and {@code /a/b}, not {@code /ab}.
   */
  PREFIX
}
