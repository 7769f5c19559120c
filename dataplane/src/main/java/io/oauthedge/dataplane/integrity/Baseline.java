package io.oauthedge.dataplane.integrity;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.integrity.ClientTrace.Brings;
import io.oauthedge.dataplane.integrity.ClientTrace.Lost;
import io.vertx.core.http.HttpHeaders;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Knows which clients brought a header moments before, and so tells one client's change from a loss
 * that befell many at once.
 *
 * <p>Shared by all event loops; never waits. Holds no name, address or value, only hashes of them;
 * those of client and address are keyed, and the key dies with the process.
 */
public final class Baseline {
  /** Who brought a header this many times in a row is expected to bring it again. */
  static final int STEADY = 4;

  /** Within this time after a redirect a client's library may have dropped headers for it. */
  static final long REDIRECT_MILLIS = 10_000;

  /** A trace is not written anew more often than this. */
  private static final long REFRESH_MILLIS = 1_000;

  /** What was counted stands so long, so that a flood of refusals does not count it anew. */
  private static final long VERDICT_MILLIS = 250;

  private static final String REDIRECT = "a redirect";

  private record Counted(Lost one, boolean accusesProxy, int lost, int still, long atMillis) {
    boolean isOf(Lost other, long now) {
      return now - atMillis < VERDICT_MILLIS
          && one.who().subject() == other.who().subject()
          && one.fate() == other.fate()
          && Math.abs(one.lostAt() - other.lostAt()) < REFRESH_MILLIS;
    }
  }

  private record Still(int subject, int leastLength, int clients, long atMillis) {
    boolean isOf(int otherSubject, int otherLength, long now) {
      return now - atMillis < VERDICT_MILLIS
          && subject == otherSubject
          && leastLength == otherLength;
    }
  }

  private final long hashKey;
  private final ClientMemory memory = new ClientMemory();
  private volatile @Nullable Counted last;
  private volatile @Nullable Still lastStill;

  public Baseline() {
    this(new SecureRandom().nextLong());
  }

  Baseline(long hashKey) {
    this.hashKey = hashKey;
  }

  /**
   * A visit.
   *
   * @param scope what clients are compared within, beside the way they came
   */
  Visit visit(Exchange exchange, String... scope) {
    String userAgent = exchange.request().getHeader(HttpHeaders.USER_AGENT);
    return visit(
        exchange.origin().client(),
        userAgent == null ? "" : userAgent,
        2 * Arrays.hashCode(scope) + (exchange.origin().trustedPeer() ? 1 : 0),
        exchange.startedAt().toEpochMilli());
  }

  /**
   * A visit.
   *
   * @param scope what clients are compared within
   * @param atMillis since the epoch
   */
  public Visit visit(String address, String userAgent, int scope, long atMillis) {
    int hashed = (int) Mix.of(hashKey, address.hashCode());
    return new Visit(
        Mix.of(hashKey ^ hashed, userAgent.hashCode()), hashed, userAgent, scope, atMillis);
  }

  /**
   * Notes that a header arrived and was good.
   *
   * @param length of its value, in characters
   * @param validUntil when it ends by itself, in milliseconds since the epoch
   */
  public void brought(Visit visit, String header, int length, long validUntil) {
    long now = visit.atMillis();
    ClientTrace trace = memory.find(visit.key(header), now);
    if (!(trace instanceof Brings brings)) {
      memory.add(visit, header, length, validUntil);
    } else if (brings.streak() < STEADY || now - brings.seenAt() >= REFRESH_MILLIS) {
      memory.replace(
          new Brings(brings.who(), Math.min(brings.streak() + 1, STEADY), length, now, validUntil));
    }
  }

  /** Notes that the client was sent elsewhere. */
  void redirected(Visit visit) {
    memory.add(anywhere(visit), REDIRECT, 0, Long.MAX_VALUE);
  }

  /** Notes that a header did not arrive as it should, and says what is known of that. */
  public Loss lost(Visit visit, String header, HeaderFate fate) {
    long now = visit.atMillis();
    ClientTrace trace = memory.find(visit.key(header), now);
    if (trace == null) {
      return new Loss.Unknown();
    }
    ClientTrace redirect = memory.find(anywhere(visit).key(REDIRECT), now);
    if (redirect != null && now - redirect.seenAt() <= REDIRECT_MILLIS) {
      return new Loss.AfterRedirect(now - redirect.seenAt());
    }
    Lost lost = note(trace, fate, now);
    return lost.steady() ? judge(lost, now) : new Loss.OfOneClient(now - lost.sentAt(), false);
  }

  /** How many clients brought a good one of some length lately, within the same scope. */
  int stillBrought(Visit visit, String header, int leastLength) {
    int subject = visit.subject(header);
    Still still = lastStill;
    if (still == null || !still.isOf(subject, leastLength, visit.atMillis())) {
      int clients = Crowd.still(subject, leastLength, memory, visit.atMillis());
      still = new Still(subject, leastLength, clients, visit.atMillis());
      lastStill = still;
    }
    return still.clients();
  }

  private Lost note(ClientTrace trace, HeaderFate fate, long now) {
    Lost lost =
        switch (trace) {
          case Brings brings ->
              new Lost(
                  brings.who(),
                  fate,
                  brings.seenAt(),
                  now,
                  now,
                  brings.streak() >= STEADY && now < brings.validUntil());
          case Lost before ->
              new Lost(before.who(), fate, before.sentAt(), before.lostAt(), now, before.steady());
        };
    memory.replace(lost);
    return lost;
  }

  private Loss judge(Lost lost, long now) {
    Counted counted = last;
    if (counted == null || !counted.isOf(lost, now)) {
      Crowd crowd = Crowd.around(lost, memory, now);
      counted = new Counted(lost, crowd.accusesProxy(), crowd.lost(), crowd.still(), now);
      last = counted;
    }
    return counted.accusesProxy()
        ? new Loss.OfMany(counted.lost(), counted.still())
        : new Loss.OfOneClient(now - lost.sentAt(), true);
  }

  private static Visit anywhere(Visit visit) {
    return new Visit(visit.client(), visit.address(), visit.userAgent(), 0, visit.atMillis());
  }
}
