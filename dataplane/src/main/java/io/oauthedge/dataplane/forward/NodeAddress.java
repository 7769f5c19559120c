package io.oauthedge.dataplane.forward;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Addresses as they stand in forwarding headers: some proxies add ports and brackets. */
public final class NodeAddress {
  /** What stands for a client that no proxy could name (RFC 7239 section 6.2). */
  static final String UNKNOWN = "unknown";

  private static final int IPV6_BYTES = 16;

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

  /**
   * A number for the network whose addresses one party has at will: an IPv4 address, an IPv6 /64
   * (RFC 4291 section 2.5.1). Equal for equal networks, however they are written.
   */
  public static long network(String address) {
    return address.indexOf(':') < 0 ? address.hashCode() : networkOfIpv6(address);
  }

  private static long networkOfIpv6(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return bytes.length == IPV6_BYTES ? ByteBuffer.wrap(bytes).getLong() : Arrays.hashCode(bytes);
    } catch (IllegalArgumentException e) {
      return address.hashCode();
    }
  }

  /** As a {@code for} parameter (RFC 7239 section 6): IPv6 in brackets and quotes. */
  static String asForwarded(String address) {
    return address.indexOf(':') >= 0 ? "\"[" + address + "]\"" : address;
  }
}
