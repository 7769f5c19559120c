package io.oauthedge.crds.v1alpha1.spec;

/**
 * The formats of the schema's strings, in RE2 as the API server reads them: patterns, and rules for
 * those whose pattern would tell nobody what is wrong.
 */
public final class Formats {
  /** A DNS name in lower case (RFC 1123). */
  public static final String HOST =
      "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

  /** {@link #HOST} as a rule. */
  public static final String LOWER_CASE_HOST = "self.matches(r\"" + HOST + "\")";

  /** A label (RFC 1123). */
  public static final String NAME = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

  /** The name of a Kubernetes object. */
  public static final String OBJECT_NAME = HOST;

  /** A byte of an IPv4 address. */
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

  private static final String IPV4 = "(" + BYTE + "[.]){3}" + BYTE;

  /** IPv4 or IPv6 networks in CIDR notation (RFC 4632 section 3.1, RFC 4291 section 2.3). */
  public static final String CIDRS =
      "self.all(c, c.matches(r\"^("
          + IPV4
          + "/(3[0-2]|[12]?[0-9])|[0-9a-fA-F]*:[0-9a-fA-F:.]*/(12[0-8]|1[01][0-9]|[1-9]?[0-9]))$\"))";

  /** Whole numbers with units, as Gateway API writes durations (GEP-2257). */
  public static final String DURATION = "^([0-9]{1,5}(ms|s|m|h)){1,4}$";

  /** Host of a URL: a name, an IPv4 or a bracketed IPv6 address; and a port. */
  private static final String HOST_AND_PORT =
      "(([a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?[.])*[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?|"
          + IPV4
          + "|\\[[0-9a-fA-F:.]+\\])(:[0-9]{1,5})?";

  /** A path and what it may hold (RFC 3986 section 3.3). */
  private static final String URL_PATH = "(/([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9a-fA-F]{2})*)?";

  /** https; or http to this machine, for trying out. */
  private static final String AUTHORIZATION_SERVER =
      "^(https://"
          + HOST_AND_PORT
          + "|http://(localhost|127[.]0[.]0[.]1|([a-z0-9]([-a-z0-9]*[a-z0-9])?[.])+localhost)(:[0-9]{1,5})?)"
          + URL_PATH;

  /** An issuer identifier: no query, no fragment (RFC 8414 section 2). */
  public static final String ISSUER = "self.matches(r\"" + AUTHORIZATION_SERVER + "$\")";

  /** An endpoint of an authorization server: may have a query, but no fragment. */
  public static final String ENDPOINT =
      "self.matches(r\""
          + AUTHORIZATION_SERVER
          + "([?]([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9a-fA-F]{2})*)?$\")";

  /** Scheme, host and port. */
  public static final String ORIGIN = "self.matches(r\"^https?://" + HOST_AND_PORT + "$\")";

  /** A field name (RFC 9110 section 5.1). */
  public static final String HEADER_NAME = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$";

  /** 4Ki to 256Ki. */
  public static final String HEADER_SIZE = "^([4-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-6])Ki$";

  /** An absolute path without query and fragment. */
  public static final String PATH = "^/[^\\s?#]*$";

  /** A scope token (RFC 6749 section 3.3). */
  public static final String SCOPE = "^[!#-\\[\\]-~]+$";

  /** Scope tokens separated by single spaces. */
  public static final String SCOPES = "^[!#-\\[\\]-~]+( [!#-\\[\\]-~]+)*$";

  /** A media type's short form for typ (RFC 7515 section 4.1.9). */
  public static final String TYPE = "^[A-Za-z0-9!#$&^_.+-]+$";

  /** Asymmetric JWS algorithms (RFC 7518 section 3.1, RFC 8037). */
  public static final String ALGORITHM = "^((RS|PS|ES)(256|384|512)|EdDSA)$";

  /** An HTTP method in upper case. */
  public static final String METHOD = "^[A-Z]+$";

  /** The value of a label. */
  public static final String LABEL_VALUE = "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$";

  /** An image reference: no white space; the container runtime judges the rest. */
  public static final String IMAGE = "^[^\\s]+$";

  /** The versions that RFC 9325 section 3.1.1 leaves. */
  public static final String TLS_VERSION = "^TLSv1\\.[23]$";

  private Formats() {}
}
