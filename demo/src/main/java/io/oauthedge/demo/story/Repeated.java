package io.oauthedge.demo.story;

/** Does something again and again beside the story, until closed. */
final class Repeated implements AutoCloseable {
  private final Thread thread;
  private volatile boolean ending;

  private Repeated(Runnable deed) {
    thread =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  while (!ending) {
                    deed.run();
                  }
                });
  }

  static Repeated start(Runnable deed) {
    var repeated = new Repeated(deed);
    repeated.thread.start();
    return repeated;
  }

  /** Waits for the one that is under way. */
  @Override
  public void close() {
    ending = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
