package io.oauthedge.demo.world;

import io.vertx.core.http.HttpServer;

/** Where everything of the world listens: nothing of it is for other machines. */
public final class Loopback {
  static final String ADDRESS = "127.0.0.1";

  private Loopback() {}

  /**
   * Waits until the server listens.
   *
   * @param port 0 for any that is free
   * @throws WorldException naming the port, when it is taken
   */
  public static HttpServer listen(HttpServer server, int port) {
    try {
      return Settled.of(server.listen(port, ADDRESS));
    } catch (WorldException e) {
      throw new WorldException("port " + port + " of " + ADDRESS + ": " + e.getMessage(), e);
    }
  }
}
