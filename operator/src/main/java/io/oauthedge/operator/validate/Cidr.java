package io.oauthedge.operator.validate;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** A network in CIDR notation (RFC 4632, RFC 4291 section 2.3). */
public record Cidr(InetAddress address, int prefix) {
  /** Java alone would take 10.1 for 10.0.0.1. */
  private static final Pattern DOTTED_QUAD = Pattern.compile("\\d+(\\.\\d+){3}/");

  /** Empty when the text is no network. */
  public static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !(text.contains(":") || DOTTED_QUAD.matcher(text).lookingAt())) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.ofLiteral(text.substring(0, slash));
      int prefix = Integer.parseInt(text.substring(slash + 1));
      return prefix <= address.getAddress().length * 8
          ? Optional.of(new Cidr(address, prefix))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether an address belongs to the network. */
  public boolean contains(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] its = other.getAddress();
    if (mine.length != its.length) {
      return false;
    }
    int hostBits = mine.length * Byte.SIZE - prefix;
    return new BigInteger(1, mine)
        .xor(new BigInteger(1, its))
        .shiftRight(hostBits)
        .equals(BigInteger.ZERO);
  }

  /** Whether the network is larger than load balancers' own subnets are: it may well hold pods. */
  boolean isBroad() {
    return prefix < (address instanceof Inet4Address ? 16 : 48);
  }
}
