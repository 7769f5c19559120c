package io.oauthedge.dataplane.refresh;

import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers within their replay window; bounded by count and bytes, the oldest go first.
 *
 * <p>Shared by event loops. Whoever keeps an answer sees to it that it expires: tokens do not
 * linger.
 */
public final class ReplayMemory {
  private static final int MOST_ANSWERS = 4_096;
  private static final long MOST_BYTES = 16 << 20;

  private record Kept(TokenEndpointAnswer answer, long untilMillis) {}

  private final InstantSource clock;
  private final Map<String, Kept> answers = new LinkedHashMap<>();
  private long bytes;

  /** Remembers nothing yet. */
  public ReplayMemory(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void keep(String key, TokenEndpointAnswer answer, long millis) {
    forget(key);
    answers.put(key, new Kept(answer, clock.millis() + millis));
    bytes += answer.body().length();
    dropBeyondBounds();
  }

  synchronized Optional<TokenEndpointAnswer> find(String key) {
    return Optional.ofNullable(answers.get(key))
        .filter(kept -> clock.millis() < kept.untilMillis())
        .map(Kept::answer);
  }

  /** Drops what has run out; what was kept for longer keeps those after it until it goes itself. */
  synchronized void expire() {
    long now = clock.millis();
    Iterator<Kept> eldest = answers.values().iterator();
    while (eldest.hasNext()) {
      Kept kept = eldest.next();
      if (kept.untilMillis() > now) {
        return;
      }
      bytes -= kept.answer().body().length();
      eldest.remove();
    }
  }

  /** What the kept answers weigh. */
  synchronized long bytes() {
    return bytes;
  }

  private void forget(String key) {
    Kept known = answers.remove(key);
    bytes -= known == null ? 0 : known.answer().body().length();
  }

  private void dropBeyondBounds() {
    for (Iterator<Kept> eldest = answers.values().iterator();
        eldest.hasNext() && (answers.size() > MOST_ANSWERS || bytes > MOST_BYTES); ) {
      bytes -= eldest.next().answer().body().length();
      eldest.remove();
    }
  }
}
