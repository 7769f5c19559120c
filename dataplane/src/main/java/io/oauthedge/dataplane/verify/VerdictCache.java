package io.oauthedge.dataplane.verify;

import io.oauthedge.dataplane.keys.KeySet;
import io.oauthedge.dataplane.keys.PublishedKeys;
import io.oauthedge.dataplane.keys.VerificationKey;
import io.oauthedge.dataplane.token.Lifetime;
import io.oauthedge.dataplane.token.Verdict;
import io.oauthedge.dataplane.verify.VerifyMeter.Lookup;
import io.vertx.core.Future;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts on tokens seen before; one per event loop, not thread-safe.
 *
 * <p>An admitted token stands as long as its key is published and its time has not run out, both
 * looked at on every hit. A refused one is remembered for moments only, and only if it cost a
 * signature; it can never push out an admitted one.
 */
final class VerdictCache {
  private static final int MOST_REFUSED = 4096;
  private static final long REFUSED_MILLIS = 10_000;
  private static final float LOAD_FACTOR = 0.75f;

  private final Map<TokenDigest, Admitted> admitted = new LinkedHashMap<>(16, LOAD_FACTOR, true);
  private final Map<TokenDigest, Refused> refused = new LinkedHashMap<>();
  private final long mostChars;
  private final VerifyMeter meter;
  private long chars;

  /** The verdicts are kept as completed futures, so that a hit allocates nothing. */
  private static final class Admitted {
    private final Future<Verdict> verdict;
    private final Lifetime lifetime;
    private final KeySet keySet;
    private final VerificationKey key;
    private final int tokenLength;
    private PublishedKeys seenIn;

    private Admitted(TokenInWork work, Verdict verdict, VerificationKey key) {
      this.verdict = Future.succeededFuture(verdict);
      this.lifetime = work.lifetime();
      this.keySet = work.issuer().keySet();
      this.key = key;
      this.tokenLength = work.jwt().compact().length();
      this.seenIn = PublishedKeys.NONE;
    }

    private boolean stands(long nowMillis) {
      PublishedKeys now = keySet.current();
      if (!now.equals(seenIn)) {
        if (!now.keys().contains(key)) {
          return false;
        }
        seenIn = now;
      }
      return now.usableAt(nowMillis) && !lifetime.isOver(nowMillis) && !lifetime.isAhead(nowMillis);
    }
  }

  private record Refused(Future<Verdict> verdict, long untilMillis) {}

  /**
   * An empty cache.
   *
   * @param mostChars bound of all admitted tokens' lengths together; a verdict takes some four
   *     times its token's length in memory
   */
  VerdictCache(long mostChars, VerifyMeter meter) {
    this.mostChars = mostChars;
    this.meter = meter;
  }

  /** The verdict that stands, or null: no Optional here, as every request comes by. */
  @Nullable Future<Verdict> find(TokenDigest token, long nowMillis) {
    Admitted good = admitted.get(token);
    if (good != null) {
      if (good.stands(nowMillis)) {
        meter.lookup(Lookup.HIT);
        return good.verdict;
      }
      admitted.remove(token);
      chars -= good.tokenLength;
    }
    Refused bad = refused.isEmpty() ? null : refused.get(token);
    if (bad != null) {
      if (nowMillis < bad.untilMillis) {
        meter.lookup(Lookup.HIT_REFUSED);
        return bad.verdict;
      }
      refused.remove(token);
    }
    meter.lookup(Lookup.MISS);
    return null;
  }

  void admit(TokenInWork work, Verdict.Admitted verdict, VerificationKey signer) {
    var added = new Admitted(work, verdict, signer);
    Admitted old = admitted.put(work.digest(), added);
    chars += added.tokenLength - (old == null ? 0 : old.tokenLength);
    for (Iterator<Admitted> eldest = admitted.values().iterator();
        chars > mostChars && eldest.hasNext(); ) {
      chars -= eldest.next().tokenLength;
      eldest.remove();
    }
  }

  void refuse(TokenDigest token, Verdict.Refused verdict, long nowMillis) {
    if (refused.size() >= MOST_REFUSED) {
      refused.remove(refused.keySet().iterator().next());
    }
    refused.put(token, new Refused(Future.succeededFuture(verdict), nowMillis + REFUSED_MILLIS));
  }
}
