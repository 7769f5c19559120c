package io.oauthedge.operator.canary.destination;

import io.oauthedge.operator.validate.Cidr;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which addresses the canary may call, so that who may write a resource cannot make the operator
 * call just anything.
 *
 * <p>Private networks are fine: internal load balancers stand there, and only the administrator
 * knows which of them are the cluster's. His refusals come first, then the edge's and the
 * operator's own addresses, then his permissions, then what no load balancer has.
 */
public final class AddressPolicy {
  private record Kind(String name, Predicate<InetAddress> holds) {}

  private static final List<Kind> NO_LOAD_BALANCERS =
      List.of(
          new Kind("a loopback address", InetAddress::isLoopbackAddress),
          new Kind("a link-local address", InetAddress::isLinkLocalAddress),
          new Kind("no address of one machine", InetAddress::isAnyLocalAddress),
          new Kind("a multicast address", InetAddress::isMulticastAddress),
          // RFC 1122 section 3.2.1.3 and RFC 1112 section 4; the last holds the broadcast address.
          new Kind("in a reserved network", in("0.0.0.0/8", "240.0.0.0/4")),
          // Where clouds outside the link-local network answer with credentials: AWS, Azure,
          // Alibaba, Oracle.
          new Kind(
              "a cloud's metadata service",
              in("fd00:ec2::/32", "168.63.129.16/32", "100.100.100.200/32", "192.0.0.192/32")),
          // A translator (RFC 6052, RFC 3056) would call the IPv4 address inside.
          new Kind(
              "translated to an IPv4 address", in("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16")));

  private final List<Cidr> allowed;
  private final List<Cidr> denied;

  /**
   * A policy as the administrator wants it.
   *
   * @param allowed networks, in CIDR notation, whose addresses may be called though no load
   *     balancer has such
   * @param denied networks whose addresses may never be called
   * @throws IllegalArgumentException naming what is no network
   */
  public AddressPolicy(List<String> allowed, List<String> denied) {
    this.allowed = networks(allowed.stream());
    this.denied = networks(denied.stream());
  }

  /**
   * Why an address must not be called; empty when it may be.
   *
   * @param cluster addresses of the edge's pods, nodes and Service, and of the operator's
   */
  Optional<String> refusal(InetAddress address, Set<String> cluster) {
    if (contains(denied, address)) {
      return Optional.of("in a network that the administrator denies to the canary");
    }
    if (cluster.contains(address.getHostAddress())) {
      return Optional.of("inside the cluster");
    }
    if (contains(allowed, address)) {
      return Optional.empty();
    }
    return NO_LOAD_BALANCERS.stream()
        .filter(kind -> kind.holds().test(address))
        .map(Kind::name)
        .findFirst();
  }

  private static Predicate<InetAddress> in(String... networks) {
    List<Cidr> parsed = networks(Stream.of(networks));
    return address -> contains(parsed, address);
  }

  private static boolean contains(List<Cidr> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private static List<Cidr> networks(Stream<String> texts) {
    return texts
        .map(
            text ->
                Cidr.parse(text)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                text + " is no network such as 10.20.0.0/24")))
        .toList();
  }
}
