package io.oauthedge.dataplane.keys;

import io.oauthedge.dataplane.token.SigningKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Publishes keys without a network; can be down, and can keep its askers waiting. */
public final class FakeAuthorizationServer implements KeyFetcher {
  /** Where its keys seem to come from. */
  public static final String JWKS_URI = "https://idp.example.com/jwks";

  private final AtomicInteger fetches = new AtomicInteger();
  private final Deque<Promise<Fetched>> held = new ArrayDeque<>();
  private volatile List<VerificationKey> keys = List.of();
  private volatile boolean down;
  private volatile boolean holding;

  /** A document of these keys. */
  public static String jwks(SigningKey... keys) {
    return new JsonObject()
        .put("keys", new JsonArray(Stream.of(keys).map(SigningKey::jwk).toList()))
        .encode();
  }

  /** Publishes these keys and no others. */
  public FakeAuthorizationServer publish(SigningKey... published) {
    keys = JwkSet.parse(jwks(published));
    return this;
  }

  /** Refuses connections from now on. */
  public void goDown() {
    down = true;
  }

  /** Answers again. */
  public void comeBack() {
    down = false;
  }

  /** Answers no fetch until {@link #release}. */
  public synchronized void hold() {
    holding = true;
  }

  /** Answers what waits, with what is published now. */
  public synchronized void release() {
    holding = false;
    held.forEach(promise -> promise.handle(answer()));
    held.clear();
  }

  /** How often it was asked for keys. */
  public int fetches() {
    return fetches.get();
  }

  /** Key sets that ask this server for every issuer. */
  public KeySets keySets(Vertx vertx, KeyTimings timings, InstantSource clock, KeysMeter meter) {
    return new KeySets(vertx, timings, clock, meter, source -> this);
  }

  @Override
  public synchronized Future<Fetched> fetch() {
    fetches.incrementAndGet();
    if (!holding) {
      return answer();
    }
    Promise<Fetched> promise = Promise.promise();
    held.add(promise);
    return promise.future();
  }

  @Override
  public Future<String> tokenEndpoint() {
    return Future.failedFuture(new AuthorizationServerException(JWKS_URI, "none here"));
  }

  @Override
  public Optional<String> knownJwksUri() {
    return Optional.of(JWKS_URI);
  }

  @Override
  public void close() {}

  private Future<Fetched> answer() {
    return down
        ? Future.failedFuture(
            new AuthorizationServerException(JWKS_URI, "the connection was refused"))
        : Future.succeededFuture(new Fetched(keys, JWKS_URI, Optional.empty()));
  }
}
