package io.oauthedge.operator.resolve;

/** The fields that hold references, as the user wrote them. */
public final class FieldPaths {
  public static final String TLS_SECRET = "spec.tls.secretName";
  public static final String CLIENT_SECRET = "spec.readiness.tokenEndpoint.clientSecretName";

  public static final String CANARY_AUTHORITY = "spec.headers.canary.caSecretName";

  public static final String CLIENT_AUTHORITY = "spec.tls.clientCertificates.caSecretName";

  private FieldPaths() {}

  /** The certificate of some hosts. */
  public static String hostCertificate(int index) {
    return "spec.tls.certificates[" + index + "].secretName";
  }

  /** What the edge proves itself with towards an upstream. */
  public static String upstreamCertificate(int index) {
    return "spec.upstreams[" + index + "].tls.clientCertificateSecretName";
  }

  /** The CA of an issuer. */
  public static String issuerAuthority(int index) {
    return "spec.issuers[" + index + "].caSecretName";
  }

  /** The CA of an upstream. */
  public static String upstreamAuthority(int index) {
    return "spec.upstreams[" + index + "].tls.caSecretName";
  }

  /** The Service of an upstream. */
  public static String upstreamService(int index) {
    return "spec.upstreams[" + index + "].service";
  }
}
