package io.oauthedge.bench;

import com.sun.net.httpserver.HttpServer;
import io.oauthedge.contract.config.AccessLogConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares CPU per request of the edge, of NGINX as a plain proxy and of HAProxy with {@code
 * jwt_verify}, in alternating rounds on one core.
 *
 * <p>Ends with exit code 1 when the edge with repeat tokens costs more than HAProxy.
 */
public final class SideBySide {
  private static final int CORE_UNDER_TEST = 0;
  private static final int CORE_OF_LOAD = 1;
  private static final int TOKENS = 1_000;
  private static final long WARM_REQUESTS = 49_000;
  private static final int WARM_SECONDS = 3;
  private static final int MOST_WARM_RUNS = 12;

  /** A run that costs less than this share of the last one was not warm yet. */
  private static final double STILL_FALLING = 0.95;

  private static final int ROUNDS = 6;
  private static final int ROUND_SECONDS = 4;

  private static final String NGINX = "NGINX plain";
  private static final String HAPROXY = "HAProxy jwt_verify";
  private static final String EDGE = "OAuthEdge, no access log";
  private static final String EDGE_LOGGING = "OAuthEdge, every request logged";

  private SideBySide() {}

  public static void main(String[] arguments) throws IOException {
    if (Runtime.getRuntime().availableProcessors() < 2) {
      throw new IllegalStateException("a side-by-side run needs two cores: one for the load");
    }
    System.out.println(Machine.facts());
    Path folder = Files.createTempDirectory("side-by-side");
    HttpServer authorizationServer =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String issuer = "http://127.0.0.1:" + authorizationServer.getAddress().getPort();
    var tokens = new Tokens(issuer, Tokens.Algorithm.RS256);
    serveKeySet(authorizationServer, tokens.keySet());
    Contenders.write(folder.resolve("issuer.pem"), tokens.publicKeyPem());
    Path tokenFile =
        Contenders.write(folder.resolve("tokens"), String.join("\n", tokens.issue(TOKENS)) + "\n");
    Path script = Contenders.write(folder.resolve("tokens.lua"), Contenders.resource("tokens.lua"));

    var contenders = new Contenders(folder, CORE_UNDER_TEST, issuer);
    try (var upstream = contenders.upstream(CORE_OF_LOAD);
        var nginx = contenders.nginxPlain();
        var haproxy = contenders.haproxyJwtVerify();
        var edge = contenders.edge(EDGE, "127.11.0.1", AccessLogConfig.Level.NONE);
        var logging = contenders.edge(EDGE_LOGGING, "127.11.0.2", AccessLogConfig.Level.ALL)) {
      System.out.printf("The application is NGINX's constant answer at %s%n", upstream.url());
      var load = new Load(CORE_OF_LOAD, script, tokenFile);
      Comparison comparison = compare(load, List.of(nginx, haproxy, edge, logging));
      System.out.println(comparison.table());
      new TlsSideBySide(new TlsLoad(CORE_OF_LOAD, tokens.issue(1).getFirst())).run(contenders);
      boolean reached = comparison.medianRatio(EDGE) <= comparison.medianRatio(HAPROXY);
      System.out.printf(
          "The edge with repeat tokens is %s HAProxy jwt_verify.%n",
          reached ? "not worse than" : "WORSE than");
      if (!reached) {
        System.exit(1);
      }
    } finally {
      authorizationServer.stop(0);
    }
  }

  private static Comparison compare(Load load, List<Server> servers) {
    for (Server server : servers) {
      long warm = warmUp(load, server);
      System.out.printf("%s is warm after %,d requests%n", server.name(), warm);
    }
    var comparison = new Comparison(NGINX);
    for (int round = 0; round < ROUNDS; round++) {
      for (Server server : servers) {
        comparison.add(server, load.run(server, ROUND_SECONDS));
      }
    }
    return comparison;
  }

  /** A JVM short of CPU compiles late: it is warm when its cost no longer falls. */
  private static long warmUp(Load load, Server server) {
    long requests = 0;
    double last = Double.MAX_VALUE;
    for (int run = 0; run < MOST_WARM_RUNS; run++) {
      Load.Run warm = load.run(server, WARM_SECONDS);
      requests += warm.requests();
      double cost = warm.cpuMicrosPerRequest();
      if (requests >= WARM_REQUESTS && cost > last * STILL_FALLING) {
        break;
      }
      last = cost;
    }
    return requests;
  }

  private static void serveKeySet(HttpServer server, String keySet) {
    server.createContext(
        "/jwks",
        exchange -> {
          byte[] body = keySet.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/jwk-set+json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }
}
