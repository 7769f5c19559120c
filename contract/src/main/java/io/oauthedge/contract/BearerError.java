package io.oauthedge.contract;

/** The error codes of RFC 6750 section 3.1, and their absence. */
public enum BearerError {
  /** No code: the request carried no credential, or the refusal is not about one. */
  NONE(""),
  INVALID_REQUEST("invalid_request"),
  INVALID_TOKEN("invalid_token"),
  INSUFFICIENT_SCOPE("insufficient_scope");

  private final String code;

  BearerError(String code) {
    this.code = code;
  }

  /** The code as it stands in {@code WWW-Authenticate}, empty for {@link #NONE}. */
  public String code() {
    return code;
  }
}
