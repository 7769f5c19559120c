package io.oauthedge.contract.config;

import io.oauthedge.contract.Require;

/**
 * A pod of the edge, as the other pods reach it.
 *
 * @param pod its name, by which it finds itself among them
 * @param address its IP address
 * @param adminPort where it listens for them, under mutual TLS
 */
public record Peer(String pod, String address, int adminPort) {
  public Peer {
    Require.text(pod, "peers[].pod");
    Require.text(address, "peers[].address");
    Require.port(adminPort, "peers[].adminPort");
  }
}
