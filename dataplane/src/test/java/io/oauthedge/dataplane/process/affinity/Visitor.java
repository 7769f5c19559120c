package io.oauthedge.dataplane.process.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.dataplane.process.edge.Client;
import io.oauthedge.dataplane.process.edge.Exchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A client with a session of its own, a cookie jar, and no favourite edge. Where a node does not
 * know its session it begins anew, as a person logs in again. Sends one request after the other.
 */
final class Visitor {
  static final String COOKIE = "__Host-oauthedge-default";
  static final String HEADER = "X-Session-Id";

  private final String name;
  private final List<Client> edges;
  private final Map<String, String> headers;
  private final List<String> homes = new ArrayList<>();
  private String cookie = "";
  private int requests;

  /**
   * A client that has not come yet.
   *
   * @param address its own, as a trusted proxy states it
   */
  Visitor(String name, String address, String token, List<Client> edges) {
    this.name = name;
    this.edges = edges;
    headers =
        Map.of(
            "Authorization",
            "Bearer " + token,
            HEADER,
            name,
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-For",
            address);
  }

  /** One request of the session, by any edge; the first begins it. */
  void visit() {
    if (homes.isEmpty()) {
      begin();
    } else if (send("/use/").status() == SessionNode.UNKNOWN) {
      begin();
    }
  }

  private void begin() {
    homes.add(send("/begin/").body());
  }

  private Exchange send(String path) {
    var sent = new HashMap<>(headers);
    sent.put("Cookie", "theme=dark" + (cookie.isEmpty() ? "" : "; " + COOKIE + "=" + cookie));
    Client edge = edges.get(ThreadLocalRandom.current().nextInt(edges.size()));
    Exchange answer = edge.get(path + name, sent);
    assertThat(answer.status()).as(answer.body()).isIn(200, SessionNode.UNKNOWN);
    answer.headers().getAll("set-cookie").stream()
        .map(set -> set.substring(COOKIE.length() + 1, set.indexOf(';')))
        .forEach(value -> cookie = value);
    requests++;
    return answer;
  }

  /** Changes its cookie, as a forger does. */
  void forge() {
    cookie = (cookie.charAt(0) == 'A' ? "B" : "A") + cookie.substring(1);
  }

  String cookie() {
    return cookie;
  }

  /** The nodes where it began, one after the other: one more than the sessions it lost. */
  List<String> homes() {
    return List.copyOf(homes);
  }

  String home() {
    return homes.getLast();
  }

  int requests() {
    return requests;
  }

  @Override
  public String toString() {
    return name + " at " + homes;
  }
}
