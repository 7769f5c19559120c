package io.oauthedge.demo.node;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The program in a test pod: answers {@code /ready}, {@code /live} and {@code /file}, where the
 * file is argument 1 below the pod's root; fails as soon as the file holds a word.
 */
public final class TestImage {
  static final int PORT = 18_080;

  private TestImage() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path file = Path.of(System.getenv("OAUTHEDGE_ROOT"), args[0]);
    var server = HttpServer.create(new InetSocketAddress(System.getenv("OAUTHEDGE_BIND"), PORT), 0);
    var drain = new CountDownLatch(1);
    server.createContext("/", exchange -> answer(exchange, Files.readString(file)));
    server.start();
    System.out.println("serving " + System.getenv("GREETING") + " at " + System.getenv("POD_IP"));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  System.out.println("draining");
                  try {
                    Thread.sleep(TimeUnit.SECONDS.toMillis(1));
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  server.stop(0);
                }));
    drain.await();
  }

  private static void answer(com.sun.net.httpserver.HttpExchange exchange, String content)
      throws IOException {
    int status =
        switch (exchange.getRequestURI().getPath()) {
          case "/ready" -> content.equals("unready") ? 503 : 200;
          case "/live" -> content.equals("dead") ? 500 : 200;
          default -> 200;
        };
    byte[] body = content.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
