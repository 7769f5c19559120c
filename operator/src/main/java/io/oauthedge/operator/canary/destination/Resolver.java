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
   * @throws UnknownHostException when it has none
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /** The operating system's resolver. */
  static Resolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
