package io.oauthedge.bench;

import java.util.List;

/** What TLS costs the edge and NGINX: a full handshake for each request, and none. */
final class TlsSideBySide {
  private static final String NGINX = "NGINX plain, TLS";
  private static final String EDGE = "OAuthEdge, TLS";
  private static final int ROUNDS = 4;
  private static final int ROUND_SECONDS = 3;
  private static final int CONNECTIONS = 1_000;
  private static final int WARM_SECONDS = 8;
  private static final int WARM_RUNS = 5;

  private final TlsLoad load;

  TlsSideBySide(TlsLoad load) {
    this.load = load;
  }

  /** Runs all rounds and shows both tables. */
  void run(Contenders contenders) {
    try (var nginx = contenders.nginxTls(NGINX);
        var edge = contenders.edgeTls(EDGE, "127.11.0.3")) {
      load.keptConnections(edge, WARM_SECONDS);
      for (int i = 0; i < WARM_RUNS; i++) {
        load.newConnections(edge, CONNECTIONS);
      }
      var kept = new Comparison(NGINX);
      var fresh = new Comparison(NGINX);
      for (int round = 0; round < ROUNDS; round++) {
        for (Server server : List.of(nginx, edge)) {
          kept.add(server, load.keptConnections(server, ROUND_SECONDS));
          fresh.add(server, load.newConnections(server, CONNECTIONS));
        }
      }
      System.out.println("Over TLS 1.3 (ECDSA P-256, X25519), connections that are kept:");
      System.out.println(kept.table());
      System.out.println("The same with a full handshake for each request:");
      System.out.println(fresh.table());
    }
  }
}
