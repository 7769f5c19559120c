package io.oauthedge.dataplane.forward;

import io.vertx.core.MultiMap;
import java.util.List;

/** Tells the upstream who the client is: only what the edge saw or believes. */
public final class ForwardedWriter {
  private ForwardedWriter() {}

  /**
   * Sets the forwarding headers, of which none may be there before.
   *
   * @param host the Host that the client asked for, with its port if it gave one
   */
  public static void write(MultiMap headers, Origin origin, String host) {
    String proto = origin.https() ? "https" : "http";
    List<String> chain = origin.chain();
    headers.add(ForwardingNames.FOR, chain.size() == 1 ? chain.get(0) : String.join(", ", chain));
    headers.add(ForwardingNames.PROTO, proto);
    headers.add(ForwardingNames.HOST, host);
    headers.add(ForwardingNames.PORT, port(host, origin.https()));
    headers.add(ForwardingNames.FORWARDED, forwarded(chain, proto, host));
  }

  private static String forwarded(List<String> chain, String proto, String host) {
    var value = new StringBuilder(64);
    value.append("for=").append(NodeAddress.asForwarded(chain.get(0)));
    value.append(";host=\"").append(host).append("\";proto=").append(proto);
    for (String hop : chain.subList(1, chain.size())) {
      value.append(", for=").append(NodeAddress.asForwarded(hop));
    }
    return value.toString();
  }

  private static String port(String host, boolean https) {
    int colon = host.lastIndexOf(':');
    if (colon > host.lastIndexOf(']')) {
      return host.substring(colon + 1);
    }
    return https ? "443" : "80";
  }
}
