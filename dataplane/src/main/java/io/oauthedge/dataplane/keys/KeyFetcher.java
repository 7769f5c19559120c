package io.oauthedge.dataplane.keys;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where one issuer's keys come from. */
interface KeyFetcher {
  /**
   * A fetched key set.
   *
   * @param maxAge as the answer's Cache-Control says (RFC 9111 section 5.2.2.1)
   */
  record Fetched(List<VerificationKey> keys, String source, Optional<Duration> maxAge) {}

  /** Finds and fetches the keys; fails with a message for a tired person. */
  Future<Fetched> fetch();

  /** The token endpoint that the metadata names. */
  Future<String> tokenEndpoint();

  /** The keys' URL as far as it is known without asking. */
  Optional<String> knownJwksUri();

  /** Closes the connections. */
  void close();
}
