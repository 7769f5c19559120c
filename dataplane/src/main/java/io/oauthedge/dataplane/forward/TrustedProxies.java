package io.oauthedge.dataplane.forward;

import java.net.InetAddress;
import java.util.List;

/** The addresses whose forwarding headers are believed. */
public final class TrustedProxies {
  private final List<Cidr> blocks;

  private TrustedProxies(List<Cidr> blocks) {
    this.blocks = blocks;
  }

  /**
   * Compiles CIDRs.
   *
   * @throws IllegalArgumentException when one is not a CIDR
   */
  public static TrustedProxies of(List<String> cidrs) {
    return new TrustedProxies(cidrs.stream().map(Cidr::parse).toList());
  }

  /** Whether an address literal is one of them; never resolves a name. */
  public boolean contains(String address) {
    if (blocks.isEmpty()) {
      return false;
    }
    byte[] bytes;
    try {
      bytes = InetAddress.ofLiteral(address).getAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
    for (Cidr block : blocks) {
      if (block.contains(bytes)) {
        return true;
      }
    }
    return false;
  }
}
