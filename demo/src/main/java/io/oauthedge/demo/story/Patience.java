package io.oauthedge.demo.story;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits until a fact is seen, tells how long it took, and when it was not seen, what was. */
record Patience(Duration limit) {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  static Patience within(Duration limit) {
    return new Patience(limit);
  }

  /** Whether it was seen. */
  <T> boolean await(Story story, String fact, Supplier<T> look, Predicate<T> wanted) {
    long begin = System.nanoTime();
    var last = new AtomicReference<Object>("nothing");
    try {
      Awaitility.await()
          .atMost(limit)
          .pollDelay(Duration.ZERO)
          .pollInterval(BETWEEN_LOOKS)
          .until(
              () -> {
                T seen = look.get();
                last.set(seen);
                return wanted.test(seen);
              });
      story.right(fact, "after %.1f s".formatted((System.nanoTime() - begin) / 1e9));
      return true;
    } catch (ConditionTimeoutException tooLate) {
      story.wrong(fact, "within " + limit.toSeconds() + " s", "at last: " + last.get());
      return false;
    }
  }
}
