package io.oauthedge.contract.config;

import io.oauthedge.contract.Require;

/** One address of an upstream. */
public record Endpoint(String address, int port) {
  public Endpoint {
    Require.text(address, "endpoints[].address");
    Require.port(port, "endpoints[].port");
  }
}
