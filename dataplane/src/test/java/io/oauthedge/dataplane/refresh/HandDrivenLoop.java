package io.oauthedge.dataplane.refresh;

import java.util.ArrayList;
import java.util.List;

/** An event loop whose time a test moves. */
final class HandDrivenLoop implements EventLoop {
  private record Timer(long at, Runnable task) {}

  private final List<Timer> timers = new ArrayList<>();
  private long now;

  @Override
  public void execute(Runnable task) {
    task.run();
  }

  @Override
  public Runnable after(long millis, Runnable task) {
    var timer = new Timer(now + millis, task);
    timers.add(timer);
    return () -> timers.remove(timer);
  }

  /** Lets time pass. */
  void pass(long millis) {
    now += millis;
    List<Timer> due = timers.stream().filter(timer -> timer.at() <= now).toList();
    timers.removeAll(due);
    due.forEach(timer -> timer.task().run());
  }

  int timers() {
    return timers.size();
  }
}
