package io.oauthedge.dataplane.refresh;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** The event loop that a call came on: where it goes on, gets its answer, and has its timers. */
public interface EventLoop {
  /** Runs a task there, soon. */
  void execute(Runnable task);

  /**
   * Runs a task there after a time; to be called there.
   *
   * @return what takes it back
   */
  Runnable after(long millis, Runnable task);

  /** The one of whoever asks. */
  static Supplier<EventLoop> current(Vertx vertx) {
    return () -> {
      Context context = vertx.getOrCreateContext();
      return new EventLoop() {
        @Override
        public void execute(Runnable task) {
          context.runOnContext(turn -> task.run());
        }

        @Override
        public Runnable after(long millis, Runnable task) {
          long timer = vertx.setTimer(millis, id -> task.run());
          return () -> vertx.cancelTimer(timer);
        }
      };
    };
  }
}
