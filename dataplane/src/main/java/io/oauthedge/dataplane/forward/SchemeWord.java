package io.oauthedge.dataplane.forward;

/** What trusted proxies say of the scheme that a client used. */
public enum SchemeWord {
  /** Nothing, or nothing that can be understood; a proxy that says nothing proves nothing. */
  NONE,
  HTTP,
  HTTPS;

  /** Reads a scheme in lower case; some proxies name the one of a WebSocket. */
  static SchemeWord of(String scheme) {
    return switch (scheme) {
      case "https", "wss" -> HTTPS;
      case "http", "ws" -> HTTP;
      default -> NONE;
    };
  }

  /**
   * What two header families say together. A proxy that maintains one of them may pass on a
   * stranger's other one, so that https needs both, and http either.
   */
  SchemeWord and(SchemeWord other) {
    if (this == HTTP || other == HTTP) {
      return HTTP;
    }
    return this == other ? this : NONE;
  }
}
