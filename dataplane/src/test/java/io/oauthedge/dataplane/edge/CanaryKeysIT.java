package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.canary.CanaryOrder;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A pod follows the mounted keys of the canary while it serves. */
class CanaryKeysIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private static final Upstream UPSTREAM = Upstream.echo(VERTX);

  private final Canary canary = Canary.fresh();
  private final EdgeFiles files = new EdgeFiles();

  @AfterAll
  static void end() {
    VERTX.close().await();
  }

  private Edge start() {
    return Edge.start(VERTX, files, Shape.of(ISSUER, UPSTREAM.config(UpstreamProtocol.HTTP1)));
  }

  private boolean answers(Edge edge, Canary asking) {
    CanaryOrder order = asking.order();
    Answer answer = Caller.https(VERTX, edge).get(asking.path(order), Caller.headers());
    return answer.status() == 200 && asking.open(answer, order).isPresent();
  }

  @Test
  void withoutKeysItNeverAnswersUntilThereAreSome() {
    try (Edge edge = start()) {
      boolean before = answers(edge, canary);

      files.canaryKeys(canary.keysFile());

      assertThat(before).isFalse();
      await("the keys").until(() -> answers(edge, canary));
    }
  }

  @Test
  void renewedKeysReplaceTheOldOnes() {
    Canary renewed = Canary.fresh();
    files.canaryKeys(canary.keysFile());
    try (Edge edge = start()) {
      files.canaryKeys(renewed.keysFile());

      await("the new keys").until(() -> answers(edge, renewed));
      assertThat(answers(edge, canary)).isFalse();
    }
  }
}
