package io.oauthedge.contract.config;

/** What ties the requests of one session together. */
public enum SessionAffinityType {
  /** The client's address, as far as trusted proxies vouch for it. */
  CLIENT_IP,
  /** A cookie that the edge makes and signs. */
  COOKIE,
  /** The value of a request header. */
  HEADER,
  /** A claim of the verified token. */
  CLAIM,
  /**
   * A hint that travels with codes and refresh tokens; a cookie for browsers, which have neither.
   */
  REFRESH_TOKEN;

  /** Whether the edge gives browsers a cookie. */
  public boolean usesCookie() {
    return this == COOKIE || this == REFRESH_TOKEN;
  }
}
