package io.oauthedge.dataplane.edge;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.canary.CanaryAnswer;
import io.oauthedge.contract.canary.CanaryKeys;
import io.oauthedge.contract.canary.CanaryOrder;
import io.oauthedge.contract.canary.CanarySeal;
import io.oauthedge.contract.canary.ResponseField;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The operator's side of one edge's canary. */
final class Canary {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final CanaryKeys keys;
  private final CanarySeal seal;

  private Canary(String namespace, String name, CanaryKeys keys) {
    this.keys = keys;
    this.seal = new CanarySeal(namespace, name, keys);
  }

  /** Of the edge that tests run, under new keys. */
  static Canary fresh() {
    byte[] older = new byte[CanaryKeys.KEY_BYTES];
    byte[] newer = new byte[CanaryKeys.KEY_BYTES];
    RANDOM.nextBytes(older);
    RANDOM.nextBytes(newer);
    return new Canary("shop", "orders", new CanaryKeys(List.of(newer, older)));
  }

  /** Of another edge that has come to the same keys. */
  Canary ofEdge(String namespace, String name) {
    return new Canary(namespace, name, keys);
  }

  /** The mounted file. */
  String keysFile() {
    return keys.format();
  }

  CanaryOrder order(ResponseField... respond) {
    return order(200, Duration.ofSeconds(20), Optional.empty(), respond);
  }

  CanaryOrder order(int status, ResponseField... respond) {
    return order(status, Duration.ofSeconds(20), Optional.empty(), respond);
  }

  CanaryOrder livingFor(Duration life) {
    return order(200, life, Optional.empty());
  }

  CanaryOrder echoing(String path) {
    return order(200, Duration.ofSeconds(20), Optional.of(path));
  }

  private static CanaryOrder order(
      int status, Duration life, Optional<String> echo, ResponseField... respond) {
    return CanaryOrder.of(
        UUID.randomUUID().toString(), Instant.now().plus(life), status, List.of(respond), echo);
  }

  /** The path that carries an order. */
  String path(CanaryOrder order) {
    return AdminApi.CANARY + seal.seal(order);
  }

  /** The edge's answer to an order, if it is one. */
  Optional<CanaryAnswer> open(Answer answer, CanaryOrder order) {
    return seal.openAnswer(answer.body().toString(), order);
  }
}
