package io.oauthedge.contract;

/**
 * The ports and paths of an edge pod's inner side.
 *
 * <p>Neither port is ever on the load balancer's Service. The admin port speaks mutual TLS under
 * the edge's own CA; the pod's certificate carries {@link #podName} and the operator's {@link
 * #OPERATOR_NAME} as DNS subject alternative names.
 */
public final class AdminApi {
  /** Plain HTTP: {@code /live}, {@code /ready}, {@code /metrics}. */
  public static final int PROBE_PORT = 9080;

  /** Mutual TLS: the paths below. */
  public static final int ADMIN_PORT = 9443;

  /** Https without the PROXY protocol, where the listeners demand that: for the direct canary. */
  public static final int DIRECT_PORT = 9444;

  /** GET: {@link io.oauthedge.contract.report.EdgeReport}. */
  public static final String REPORT = "/report";

  /** PUT {@link io.oauthedge.contract.config.EdgeConfig}, answered by an ApplyReply. */
  public static final String CONFIG = "/config";

  /** PUT {@link io.oauthedge.contract.config.EndpointSnapshot}, answered by an ApplyReply. */
  public static final String ENDPOINTS = "/endpoints";

  /** PUT {@link io.oauthedge.contract.config.KeySnapshot}, answered by an ApplyReply. */
  public static final String KEYS = "/keys";

  /** PUT {@link io.oauthedge.contract.config.PathFindings}, answered by an ApplyReply. */
  public static final String PATH_FINDINGS = "/path-findings";

  /**
   * POST {@link io.oauthedge.contract.refresh.ForwardedRequest}, answered by a ForwardedAnswer; for
   * the edge's other pods alone. Any status but 200 means that the request was not taken.
   */
  public static final String REFRESH = "/refresh";

  /** The listener's paths that are the edge's own: no route serves what is below. */
  public static final String RESERVED = "/.well-known/oauthedge/";

  /**
   * The listener's path below which a sealed {@link io.oauthedge.contract.canary.CanaryOrder}
   * stands; answered by a sealed {@link io.oauthedge.contract.canary.CanaryAnswer} as body.
   */
  public static final String CANARY = RESERVED + "canary/";

  /** The listener's path for external load balancers' health checks. */
  public static final String HEALTH = RESERVED + "health";

  /** File names in the admin directory that the operator mounts. */
  public static final String ADMIN_CERTIFICATE = "tls.crt";

  public static final String ADMIN_KEY = "tls.key";
  public static final String ADMIN_CA = "ca.crt";
  public static final String DIGEST_KEY = "digest.key";

  /** Holds {@link io.oauthedge.contract.canary.CanaryKeys}. */
  public static final String CANARY_KEYS = "canary.keys";

  /** The operator's name in its client certificate. */
  public static final String OPERATOR_NAME = "operator.oauthedge.io";

  private AdminApi() {}

  /** The name in the certificate of an edge's pods. */
  public static String podName(String namespace, String name) {
    return name + "." + namespace + ".edge.oauthedge.io";
  }
}
