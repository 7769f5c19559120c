package io.oauthedge.operator.canary.destination;

import io.oauthedge.operator.canary.CanarySubject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the one address that a round calls, or says why there is none. */
public final class DestinationFinder {
  /** What was found. */
  public sealed interface Found {
    /** Where to. */
    record At(Destination destination) implements Found {}

    /**
     * Nowhere.
     *
     * @param address that must not be called; empty where there is none
     * @param why for a message
     */
    record Nowhere(Optional<InetAddress> address, String why) implements Found {
      Nowhere(String why) {
        this(Optional.empty(), why);
      }
    }
  }

  private final Resolver resolver;
  private final AddressPolicy policy;

  public DestinationFinder(Resolver resolver, AddressPolicy policy) {
    this.resolver = resolver;
    this.policy = policy;
  }

  /**
   * Resolves once. The host of the url comes first; where it is not known, for want of a DNS record
   * or of a way to it, the load balancer's own addresses are as good.
   */
  public Found find(CanarySubject subject) throws InterruptedException {
    String host = Optional.ofNullable(subject.url().getHost()).orElse("");
    if (!subject.hosts().contains(host.toLowerCase(Locale.ROOT))) {
      return new Found.Nowhere("externalAccess.url names a host that is not the edge's own");
    }
    List<InetAddress> addresses = resolve(List.of(host));
    if (addresses.isEmpty()) {
      addresses = resolve(subject.addresses());
    }
    if (addresses.isEmpty()) {
      return new Found.Nowhere(
          "the name "
              + host
              + " does not resolve"
              + (subject.addresses().isEmpty()
                  ? ", and the Service has no load balancer address"
                  : ", nor does the load balancer's"));
    }
    // All of them, not only the one that is called: a name that also points inside is no load
    // balancer's.
    for (InetAddress address : addresses) {
      Optional<String> refusal = policy.refusal(address, subject.clusterAddresses());
      if (refusal.isPresent()) {
        return new Found.Nowhere(
            Optional.of(address), host + " leads to an address that is " + refusal.get());
      }
    }
    return new Found.At(Destination.outside(addresses.getFirst(), subject.url()));
  }

  private List<InetAddress> resolve(List<String> names) throws InterruptedException {
    var addresses = new ArrayList<InetAddress>();
    for (String name : names) {
      try {
        addresses.addAll(resolver.resolve(name));
      } catch (UnknownHostException e) {
        // Another name may be known; that none is, the round tells.
      }
    }
    return addresses;
  }
}
