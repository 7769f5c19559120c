package io.oauthedge.contract.config;

/** Who may use a route. */
public enum Access {
  /** Only a request with an admitted token. */
  PROTECTED,
  /** Everybody. */
  PUBLIC
}
