package io.oauthedge.dataplane.affinity;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.SessionAffinityConfig;
import io.oauthedge.dataplane.forward.NodeAddress;
import io.oauthedge.dataplane.token.AdmittedToken;
import io.vertx.core.MultiMap;
import java.util.Optional;
import java.util.function.Supplier;

/** How an upstream's requests are told apart by session; every pod gives the same answer. */
@FunctionalInterface
public interface SessionAffinity {
  /**
   * Where an answer came from.
   *
   * @param endpoint that answered
   * @param epoch of the endpoint snapshot by which it was chosen
   */
  record Source(Endpoint endpoint, long epoch) {}

  /**
   * The session of a request.
   *
   * @param client the client's address, as far as it can be believed
   * @param token the verified token, if any
   * @param now seconds since the epoch
   */
  AffinityKey key(MultiMap headers, String client, Optional<AdmittedToken> token, long now);

  /**
   * The {@code Set-Cookie} of an answer, where the client has to learn something.
   *
   * @param keeps whether the endpoint that has the session is still there
   */
  default Optional<String> cookie(AffinityKey key, Source source, boolean keeps, long now) {
    return Optional.empty();
  }

  /** Any endpoint gets any request. */
  static SessionAffinity none() {
    return (headers, client, token, now) -> AffinityKey.NONE;
  }

  /**
   * What a configuration says.
   *
   * @param sharedKey what all pods of the edge have; asked for only where it is needed
   */
  static SessionAffinity of(
      SessionAffinityConfig config, String upstream, Supplier<byte[]> sharedKey) {
    String name = config.name().orElse("");
    return switch (config.type()) {
      case CLIENT_IP ->
          (headers, client, token, now) ->
              new AffinityKey.Keyed(Rendezvous.spread(NodeAddress.network(client)));
      case HEADER ->
          (headers, client, token, now) -> {
            String value = headers.get(name);
            return value == null || value.isEmpty() ? AffinityKey.NONE : keyed(value);
          };
      case CLAIM ->
          (headers, client, token, now) ->
              switch (token.map(t -> t.claims().getValue(name)).orElse(null)) {
                case String text when !text.isEmpty() -> keyed(text);
                case Number number -> keyed(number.toString());
                case null, default -> AffinityKey.NONE;
              };
      case COOKIE, REFRESH_TOKEN ->
          new CookieAffinity(
              name,
              config.maxAgeSeconds().orElseThrow(),
              new CookieSeal(sharedKey.get(), upstream));
    };
  }

  private static AffinityKey keyed(String value) {
    return new AffinityKey.Keyed(Rendezvous.hash(value));
  }
}
