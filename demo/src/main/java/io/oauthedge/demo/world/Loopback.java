package io.oauthedge.demo.world;

/** Where everything of the world listens: nothing of it is for other machines. */
final class Loopback {
  static final String ADDRESS = "127.0.0.1";

  private Loopback() {}
}
