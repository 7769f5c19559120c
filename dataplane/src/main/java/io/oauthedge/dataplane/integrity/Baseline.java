package io.oauthedge.dataplane.integrity;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.forward.NodeAddress;
import io.oauthedge.dataplane.integrity.ClientTrace.Brings;
import io.oauthedge.dataplane.integrity.ClientTrace.Lost;
import io.vertx.core.http.HttpHeaders;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
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

  private static final String REDIRECT = "a redirect";

  /**
   * So many subjects' crowds are kept; where two fall together, the later one is looked at anew.
   */
  private static final int CROWDS = 64;

  private final long hashKey;
  private final ClientMemory memory = new ClientMemory();
  private final ClientMemory redirects = new ClientMemory();
  private final AtomicReferenceArray<@Nullable Crowd> crowds = new AtomicReferenceArray<>(CROWDS);

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
    long client = Mix.of(Mix.of(hashKey, address.hashCode()), userAgent.hashCode());
    int network = (int) Mix.of(hashKey, NodeAddress.network(address));
    return new Visit(client, network, userAgent, scope, atMillis);
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
    redirects.add(anywhere(visit), REDIRECT, 0, Long.MAX_VALUE);
  }

  /** Notes that a header did not arrive as it should, and says what is known of that. */
  public Loss lost(Visit visit, String header, HeaderFate fate) {
    long now = visit.atMillis();
    ClientTrace trace = memory.find(visit.key(header), now);
    if (trace == null) {
      return new Loss.Unknown();
    }
    ClientTrace redirect = redirects.find(anywhere(visit).key(REDIRECT), now);
    if (redirect != null && now - redirect.seenAt() <= REDIRECT_MILLIS) {
      return new Loss.AfterRedirect(now - redirect.seenAt());
    }
    Lost lost = note(trace, fate, now);
    return lost.steady() ? judge(lost, now) : new Loss.OfOneClient(now - lost.sentAt(), false);
  }

  /** How many clients brought a good one of some length lately, within the same scope. */
  int stillBrought(Visit visit, String header, int leastLength) {
    return crowd(visit.subject(header), visit.atMillis()).still(leastLength);
  }

  /**
   * Whether this fate may be that of all on this way: nothing is cut below the length of what
   * others bring whole.
   *
   * @param length of what arrived
   */
  boolean admits(HeaderFate fate, Visit visit, String header, int length) {
    return fate != HeaderFate.TRUNCATED || stillBrought(visit, header, length + 1) == 0;
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
    Crowd.Moment moment = crowd(lost.who().subject(), now).around(lost);
    return moment.accusesProxy()
        ? new Loss.OfMany(moment.lost(), moment.still())
        : new Loss.OfOneClient(now - lost.sentAt(), true);
  }

  private Crowd crowd(int subject, long now) {
    int place = Math.floorMod((int) Mix.of(hashKey, subject), CROWDS);
    Crowd crowd = crowds.getAcquire(place);
    if (crowd == null || !crowd.isOf(subject, now)) {
      crowd = Crowd.of(subject, memory, now);
      crowds.setRelease(place, crowd);
    }
    return crowd;
  }

  private static Visit anywhere(Visit visit) {
    return new Visit(visit.client(), visit.address(), visit.userAgent(), 0, visit.atMillis());
  }
}
