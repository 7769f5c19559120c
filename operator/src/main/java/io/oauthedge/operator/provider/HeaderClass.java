package io.oauthedge.operator.provider;

import java.util.Set;

/** Headers that one setting of a load balancer treats alike. */
public enum HeaderClass {
  AUTHORIZATION,
  /** Names with an underscore, a dot, or anything else but letters, digits and hyphens. */
  ODD_NAME,
  /** What proxies say of the client: scheme, host, port, address. */
  FORWARDED,
  HOST,
  /** What stands around the header: the method, requests of a whole kind, their content. */
  REQUEST_LINE,
  /** What comes back to the client: header fields, the status, the content. */
  RESPONSE,
  OTHER;

  private static final Set<String> ON_THE_WAY_BACK =
      Set.of(
          "www-authenticate",
          "retry-after",
          "set-cookie",
          "strict-transport-security",
          ":status",
          "content");

  /** The class of a header by its name in lower case. */
  public static HeaderClass of(String header) {
    if (header.equals("authorization")) {
      return AUTHORIZATION;
    }
    if (header.equals("host")) {
      return HOST;
    }
    if (header.equals(":method") || header.equals("request content")) {
      return REQUEST_LINE;
    }
    if (ON_THE_WAY_BACK.contains(header)) {
      return RESPONSE;
    }
    if (header.equals("forwarded") || header.startsWith("x-forwarded-")) {
      return FORWARDED;
    }
    return header.matches("[a-z0-9-]+") ? OTHER : ODD_NAME;
  }
}
