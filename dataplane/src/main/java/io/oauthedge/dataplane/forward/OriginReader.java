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
  private final TrustedProxies trusted;

  public OriginReader(TrustedProxies trusted) {
    this.trusted = trusted;
  }

  /**
   * Says where a request came from.
   *
   * @param peer the direct peer's address
   * @param tls whether the connection itself is encrypted; it says nothing of the client's where a
   *     trusted proxy ended that one
   */
  public Origin read(MultiMap headers, String peer, boolean tls) {
    if (!trusted.contains(peer)) {
      return Origin.direct(peer, tls);
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
    SchemeWord said = said(protos, hops, elements, index);
    var chain = new ArrayList<String>(clients.subList(Math.max(index, 0), clients.size()));
    chain.add(peer);
    return new Origin(chain.get(0), List.copyOf(chain), said == SchemeWord.HTTPS, said, true);
  }

  /** Whether an address is a trusted proxy's. */
  public boolean trusts(String address) {
    return trusted.contains(address);
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

  private static SchemeWord said(
      List<String> protos, List<String> hops, List<ForwardedElement> elements, int index) {
    SchemeWord byProto = protos.isEmpty() ? SchemeWord.NONE : protoAt(protos, hops.size(), index);
    if (elements.stream().allMatch(e -> e.proto().isEmpty())) {
      return byProto;
    }
    int element = hops.isEmpty() ? Math.max(index, 0) : elements.size() - 1;
    SchemeWord byElement =
        elements.get(element).proto().map(SchemeWord::of).orElse(SchemeWord.NONE);
    return protos.isEmpty() ? byElement : byProto.and(byElement);
  }

  /**
   * With one value per hop the client's own counts, else the one that the direct peer wrote last.
   */
  private static SchemeWord protoAt(List<String> protos, int hops, int index) {
    int at = protos.size() == hops && index >= 0 ? index : protos.size() - 1;
    return SchemeWord.of(protos.get(at).toLowerCase(Locale.ROOT));
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
