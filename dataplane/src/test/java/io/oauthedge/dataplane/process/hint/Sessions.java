package io.oauthedge.dataplane.process.hint;

import static org.awaitility.Awaitility.await;

import io.oauthedge.dataplane.process.hint.OAuthParties.Issued;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Users that log in, refresh some times, and log out, again and again, each on a thread of its own,
 * until so many refreshes were made in all.
 */
final class Sessions implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final String CLIENT = "shop";

  private final OAuthParties parties;
  private final int goal;
  private final int refreshesEach;
  private final AtomicInteger refreshes = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final List<User> users;

  /** One user, with the sessions that are over. */
  private final class User implements Runnable {
    private final AtomicInteger over = new AtomicInteger();
    private final Thread thread = Thread.ofVirtual().unstarted(this);

    @Override
    public void run() {
      try {
        while (refreshes.get() < goal && failures.isEmpty()) {
          session();
          over.incrementAndGet();
        }
      } catch (RuntimeException | AssertionError e) {
        failures.add(e.toString());
      }
    }

    private void session() {
      Issued issued = parties.redeem(CLIENT, parties.login(CLIENT));
      for (int i = 0; i < refreshesEach && isGood(issued); i++) {
        issued = parties.refresh(CLIENT, issued.refreshToken());
        refreshes.incrementAndGet();
      }
      if (isGood(issued)) {
        parties.revoke(CLIENT, issued.refreshToken());
      }
    }

    private boolean isGood(Issued issued) {
      if (issued.exchange().status() != 200) {
        failures.add(issued.exchange().status() + " " + issued.exchange().body());
      }
      return issued.exchange().status() == 200;
    }
  }

  private Sessions(OAuthParties parties, int users, int goal, int refreshesEach) {
    this.parties = parties;
    this.goal = goal;
    this.refreshesEach = refreshesEach;
    this.users = IntStream.range(0, users).mapToObj(i -> new User()).toList();
  }

  /** Starts all users. */
  static Sessions start(OAuthParties parties, int users, int goal, int refreshesEach) {
    var sessions = new Sessions(parties, users, goal, refreshesEach);
    sessions.users.forEach(user -> user.thread.start());
    return sessions;
  }

  /** Waits until a share of the refreshes was made, or one failed. */
  void awaitShare(double share) {
    await(share + " of the refreshes")
        .atMost(LIMIT)
        .until(() -> refreshes.get() >= share * goal || !failures.isEmpty());
  }

  /** Waits until no session is left that had begun by now. */
  void awaitTurnover() {
    int[] before = users.stream().mapToInt(user -> user.over.get()).toArray();
    await("each user's session is over")
        .atMost(LIMIT)
        .until(
            () ->
                IntStream.range(0, users.size())
                    .allMatch(
                        i ->
                            users.get(i).over.get() > before[i] || !users.get(i).thread.isAlive()));
  }

  /** Waits until all is over; returns what failed. */
  List<String> awaitEnd() {
    await("all users are done")
        .atMost(LIMIT)
        .until(() -> users.stream().noneMatch(user -> user.thread.isAlive()));
    return List.copyOf(failures);
  }

  int refreshes() {
    return refreshes.get();
  }

  @Override
  public void close() {
    users.forEach(user -> user.thread.interrupt());
  }
}
