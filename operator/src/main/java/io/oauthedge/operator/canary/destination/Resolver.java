package io.oauthedge.operator.canary.destination;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks a host name up; an IP address stands for itself. */
@FunctionalInterface
public interface Resolver {
  /**
   * The addresses of a host, at least one.
   *
   * @throws UnknownHostException when it has none, or none in time
   * @throws InterruptedException when the operator stops
   */
  List<InetAddress> resolve(String host) throws UnknownHostException, InterruptedException;

  /** The operating system's resolver, for some seconds at most. */
  static Resolver system() {
    return new BoundedResolver(
        host -> List.of(InetAddress.getAllByName(host)), BoundedResolver.PATIENCE);
  }
}
