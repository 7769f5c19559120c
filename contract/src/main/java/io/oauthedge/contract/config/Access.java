package io.oauthedge.contract.config;

/** Who may use a route. */
public enum Access {
  /** Only a request with an admitted token. */
  PROTECTED,
  /** Everybody. */
  PUBLIC,
  /**
   * Everybody, as the client proves itself to the authorization server behind: its token,
   * revocation and introspection endpoints (RFC 6749, RFC 7009, RFC 7662).
   */
  TOKEN_ENDPOINT
}
