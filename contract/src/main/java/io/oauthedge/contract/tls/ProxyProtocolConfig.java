package io.oauthedge.contract.tls;

import io.oauthedge.contract.Require;

/**
 * The listeners demand the PROXY protocol, version 1 or 2, of trusted proxies.
 *
 * @param directPort an https port without it, for the operator's direct canary alone; 0 for any
 *     free one
 */
public record ProxyProtocolConfig(int directPort) {
  public ProxyProtocolConfig {
    Require.port(directPort, "listeners.proxyProtocol.directPort");
  }
}
