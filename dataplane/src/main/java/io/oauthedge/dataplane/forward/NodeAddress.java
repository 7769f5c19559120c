package io.oauthedge.dataplane.forward;

import java.net.InetAddress;

/** Addresses as they stand in forwarding headers: some proxies add ports and brackets. */
final class NodeAddress {
  /** What stands for a client that no proxy could name (RFC 7239 section 6.2). */
  static final String UNKNOWN = "unknown";

  private NodeAddress() {}

  /** The address of {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711} and the like. */
  static String of(String node) {
    String address = withoutPort(node);
    try {
      InetAddress.ofLiteral(address);
      return address;
    } catch (IllegalArgumentException e) {
      return UNKNOWN;
    }
  }

  private static String withoutPort(String node) {
    if (node.startsWith("[")) {
      int end = node.indexOf(']');
      return end < 0 ? node : node.substring(1, end);
    }
    int colon = node.indexOf(':');
    return colon >= 0 && colon == node.lastIndexOf(':') ? node.substring(0, colon) : node;
  }

  /** As a {@code for} parameter (RFC 7239 section 6): IPv6 in brackets and quotes. */
  static String asForwarded(String address) {
    return address.indexOf(':') >= 0 ? "\"[" + address + "]\"" : address;
  }
}
