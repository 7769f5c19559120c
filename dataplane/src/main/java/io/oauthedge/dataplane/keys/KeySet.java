package io.oauthedge.dataplane.keys;

import io.oauthedge.contract.config.IssuerKeys;
import io.oauthedge.contract.report.IssuerReport;
import io.oauthedge.dataplane.keys.KeyFetcher.Fetched;
import io.oauthedge.dataplane.rate.Allowance;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One issuer's keys, shared by all event loops.
 *
 * <p>At most one fetch is in flight. Keys are fetched again before they grow old; a token with an
 * unknown key may ask for it sooner, within bounds. Good keys are only ever replaced by good keys,
 * and outlive an outage of the authorization server up to a limit.
 */
public final class KeySet {
  private static final Logger LOG = LoggerFactory.getLogger(KeySet.class);

  private final KeySource source;
  private final KeyFetcher fetcher;
  private final KeyTimings timings;
  private final InstantSource clock;
  private final KeysMeter meter;
  private final Vertx vertx;
  private final Context context;
  private final Allowance unknownKeyFetches;

  private volatile PublishedKeys current = PublishedKeys.NONE;
  private @Nullable Future<Void> inFlight;
  private Optional<Instant> lastFetch = Optional.empty();
  private Optional<String> lastError = Optional.empty();
  private int failures;
  private long timer = -1;
  private boolean closed;

  KeySet(
      Vertx vertx,
      Context context,
      KeySource source,
      KeyFetcher fetcher,
      KeyTimings timings,
      InstantSource clock,
      KeysMeter meter) {
    this.vertx = vertx;
    this.context = context;
    this.source = source;
    this.fetcher = fetcher;
    this.timings = timings;
    this.clock = clock;
    this.meter = meter;
    this.unknownKeyFetches = new Allowance(timings.unknownKeyBurst(), timings.unknownKeyInterval());
  }

  /** The keys now; {@link PublishedKeys#NONE} until some are known. */
  public PublishedKeys current() {
    return current;
  }

  /**
   * Asks for newer keys because a token names one that is not there: joins the fetch in flight, or
   * starts one unless there were too many such fetches of late.
   *
   * @return completes, never fails, when {@link #current()} is as new as it may become now; on any
   *     thread
   */
  public synchronized Future<Void> refreshForUnknownKey() {
    if (inFlight != null) {
      return inFlight;
    }
    return closed || !unknownKeyFetches.take(clock.instant()) ? Future.succeededFuture() : fetch();
  }

  /**
   * The token endpoint that the issuer's metadata names; fails with a message that says why not.
   */
  public Future<String> tokenEndpoint() {
    return fetcher.tokenEndpoint();
  }

  /** What this pod knows of the issuer. */
  public synchronized IssuerReport report() {
    PublishedKeys keys = current;
    boolean usable = keys.usableAt(clock.millis());
    return new IssuerReport(
        source.issuer(),
        usable ? keys.keys().size() : 0,
        lastFetch,
        lastError,
        keys.keys().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new IssuerKeys(
                    source.issuer(), keys.source(), JwkSet.write(keys.keys()), keys.fetchedAt())));
  }

  KeySource source() {
    return source;
  }

  /** Takes keys that another pod fetched, if they are newer and from the place this one knows. */
  synchronized void seed(IssuerKeys seed) {
    Instant now = clock.instant();
    Instant fetchedAt = seed.fetchedAt().isAfter(now) ? now : seed.fetchedAt();
    boolean rightPlace = fetcher.knownJwksUri().map(seed.source()::equals).orElse(true);
    if (!seed.issuer().equals(source.issuer())
        || !rightPlace
        || !fetchedAt.isAfter(current.fetchedAt())) {
      return;
    }
    try {
      publish(JwkSet.parse(seed.jwks()), seed.source(), fetchedAt);
    } catch (IllegalArgumentException e) {
      LOG.atWarn()
          .addKeyValue("issuer", source.name())
          .addKeyValue("problem", e.getMessage())
          .log("Keys from the operator are not usable");
    }
  }

  /** Fetches for the first time, and from then on by itself. */
  void begin() {
    fetch();
  }

  private synchronized Future<Void> fetch() {
    if (inFlight != null) {
      return inFlight;
    }
    vertx.cancelTimer(timer);
    Promise<Void> done = Promise.promise();
    inFlight = done.future();
    context.runOnContext(
        v ->
            fetcher
                .fetch()
                .onComplete(
                    result -> {
                      settle(result);
                      done.complete();
                    }));
    return done.future();
  }

  synchronized void close() {
    closed = true;
    vertx.cancelTimer(timer);
    fetcher.close();
  }

  private synchronized void settle(AsyncResult<Fetched> result) {
    inFlight = null;
    if (closed) {
      return;
    }
    meter.fetch(source.name(), result.succeeded());
    if (result.succeeded()) {
      succeeded(result.result());
    } else {
      failed(result.cause());
    }
  }

  private void succeeded(Fetched fetched) {
    Instant now = clock.instant();
    if (failures > 0) {
      LOG.atInfo().addKeyValue("issuer", source.name()).log("Keys can be fetched again");
    }
    failures = 0;
    lastFetch = Optional.of(now);
    lastError = Optional.empty();
    publish(fetched.keys(), fetched.source(), now);
    Duration age = fetched.maxAge().orElse(timings.refreshDefault());
    schedule(within(age, timings.refreshLeast(), timings.refreshMost()));
  }

  private void failed(Throwable cause) {
    failures++;
    lastError = Optional.of(String.valueOf(cause.getMessage()));
    LOG.atWarn()
        .addKeyValue("issuer", source.name())
        .addKeyValue("failures", failures)
        .addKeyValue("problem", cause.getMessage())
        .log("Keys could not be fetched");
    Duration wait = timings.retryFirst().multipliedBy(1L << Math.min(failures - 1, 16));
    schedule(within(wait, timings.retryFirst(), timings.retryMost()));
  }

  private void publish(List<VerificationKey> keys, String from, Instant fetchedAt) {
    current = new PublishedKeys(keys, from, fetchedAt, fetchedAt.plus(timings.outageLimit()));
  }

  private void schedule(Duration age) {
    long wait = KeyTimings.millisBefore(age, ThreadLocalRandom.current());
    timer = vertx.setTimer(wait, t -> fetch());
  }

  private static Duration within(Duration value, Duration least, Duration most) {
    Duration atLeast = value.compareTo(least) < 0 ? least : value;
    return atLeast.compareTo(most) > 0 ? most : atLeast;
  }
}
