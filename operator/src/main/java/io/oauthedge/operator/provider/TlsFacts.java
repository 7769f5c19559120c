package io.oauthedge.operator.provider;

import io.oauthedge.crds.v1alpha1.spec.tls.ClientCertificateHeader;
import java.util.Map;

/**
 * How a load balancer ends TLS, and what it tells the edge of the client below HTTP.
 *
 * @param policy how to hold it to the edge's lowest TLS version and suites where it ends TLS
 * @param proxyProtocol whether connections can begin with it
 * @param clientCertificates the headers in which it can state a client's certificate, and how
 */
public record TlsFacts(
    String policy,
    ProxyProtocol proxyProtocol,
    Map<ClientCertificateHeader, String> clientCertificates) {
  public TlsFacts {
    clientCertificates = Map.copyOf(clientCertificates);
  }

  /**
   * What it does about the PROXY protocol towards the edge.
   *
   * @param sends whether it can
   * @param how what to set, or what to do instead; a sentence
   * @param healthChecks whether they begin with it too; a sentence, empty where it cannot send it
   */
  public record ProxyProtocol(boolean sends, String how, String healthChecks) {}
}
