package io.oauthedge.dataplane.forward;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads X-Forwarded-* and Forwarded from the right: each trusted proxy vouches for the entry left
 * of it, and the first untrusted entry is the client.
 */
public final class OriginReader {
  private static final String HTTPS = "https";

  private final TrustedProxies trusted;

  public OriginReader(TrustedProxies trusted) {
    this.trusted = trusted;
  }

  /**
   * Says where a request came from.
   *
   * @param peer the direct peer's address
   * @param tls whether the connection itself is encrypted
   */
  public Origin read(MultiMap headers, String peer, boolean tls) {
    if (!trusted.contains(peer)) {
      return new Origin(peer, List.of(peer), tls, false, false);
    }
    List<String> hops = entries(headers, ForwardingNames.FOR);
    List<String> protos = entries(headers, ForwardingNames.PROTO);
    List<ForwardedElement> elements =
        ForwardedElement.parse(headers.getAll(ForwardingNames.FORWARDED));
    List<String> clients =
        hops.isEmpty()
            ? elements.stream().map(ForwardedElement::client).toList()
            : hops.stream().map(NodeAddress::of).toList();
    int index = clientIndex(clients);
    boolean saysHttps = saysHttps(protos, hops, elements, index);
    boolean silent = protos.isEmpty() && elements.stream().allMatch(e -> e.proto().isEmpty());
    var chain = new ArrayList<String>(clients.subList(Math.max(index, 0), clients.size()));
    chain.add(peer);
    return new Origin(chain.get(0), List.copyOf(chain), silent ? tls : saysHttps, saysHttps, true);
  }

  /** The rightmost entry that is no trusted proxy, the leftmost when all are, -1 for none. */
  private int clientIndex(List<String> clients) {
    for (int i = clients.size() - 1; i > 0; i--) {
      if (!trusted.contains(clients.get(i))) {
        return i;
      }
    }
    return clients.isEmpty() ? -1 : 0;
  }

  // Where both header families are there they must agree: a proxy that maintains one of them may
  // pass on a stranger's other one.
  private static boolean saysHttps(
      List<String> protos, List<String> hops, List<ForwardedElement> elements, int index) {
    boolean byProto = !protos.isEmpty() && protoAt(protos, hops.size(), index).equals(HTTPS);
    boolean hasElement = elements.stream().anyMatch(e -> e.proto().isPresent());
    int element = hops.isEmpty() ? Math.max(index, 0) : elements.size() - 1;
    boolean byElement =
        hasElement && elements.get(element).proto().filter(HTTPS::equals).isPresent();
    if (!protos.isEmpty() && hasElement) {
      return byProto && byElement;
    }
    return byProto || byElement;
  }

  /**
   * With one value per hop the client's own counts, else the one that the direct peer wrote last.
   */
  private static String protoAt(List<String> protos, int hops, int index) {
    int at = protos.size() == hops && index >= 0 ? index : protos.size() - 1;
    return protos.get(at).toLowerCase(Locale.ROOT);
  }

  private static List<String> entries(MultiMap headers, CharSequence name) {
    List<String> lines = headers.getAll(name);
    if (lines.isEmpty()) {
      return lines;
    }
    var entries = new ArrayList<String>();
    for (String line : lines) {
      for (String entry : line.split(",", -1)) {
        if (!entry.isBlank()) {
          entries.add(entry.strip());
        }
      }
    }
    return entries;
  }
}
