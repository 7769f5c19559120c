package io.oauthedge.dataplane.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.canary.CanaryKeys;
import io.oauthedge.contract.canary.CanaryOrder;
import io.oauthedge.contract.canary.CanarySeal;
import io.oauthedge.contract.config.EdgeIdentity;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanaryKeysFileIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final EdgeIdentity EDGE = new EdgeIdentity("shop", "orders", 1);
  private static final CanaryOrder ORDER =
      CanaryOrder.of("a", Instant.EPOCH, 200, List.of(), Optional.empty());

  private final CanarySeals seals = new CanarySeals();
  private Path path;
  private CanaryKeysFile file;

  @BeforeEach
  void follow(@TempDir Path folder) {
    path = folder.resolve("canary.keys");
    file = new CanaryKeysFile(VERTX, path, seals);
  }

  @AfterAll
  static void end() {
    VERTX.close().await();
  }

  private static CanaryKeys keys(int fill) {
    byte[] key = new byte[CanaryKeys.KEY_BYTES];
    Arrays.fill(key, (byte) fill);
    return new CanaryKeys(List.of(key));
  }

  private void mount(String content) throws IOException {
    Files.writeString(path, content);
    file.look();
  }

  /** Whether orders under these keys open. */
  private boolean opens(CanaryKeys keys) {
    String sealed = new CanarySeal("shop", "orders", keys).seal(ORDER);
    return seals.of(EDGE).flatMap(seal -> seal.openOrder(sealed)).isPresent();
  }

  @Test
  void thereIsNoSealWithoutAFile() {
    file.look();

    assertThat(seals.of(EDGE)).isEmpty();
  }

  @Test
  void takesRenewedKeys() throws IOException {
    mount(keys(1).format());
    mount(keys(2).format());

    assertThat(opens(keys(2))).isTrue();
    assertThat(opens(keys(1))).isFalse();
  }

  @Test
  void keepsItsKeysWhileTheFileIsBroken() throws IOException {
    mount(keys(1).format());
    mount("no keys");

    assertThat(opens(keys(1))).isTrue();

    mount(keys(2).format());
    assertThat(opens(keys(2))).isTrue();
  }

  @Test
  void keysThatAreTakenAwayCountNoMore() throws IOException {
    mount(keys(1).format());
    Files.delete(path);

    file.look();

    assertThat(seals.of(EDGE)).isEmpty();
  }

  @Test
  void sealsForEachEdgeApart() throws IOException {
    mount(keys(1).format());
    String sealed = new CanarySeal("shop", "orders", keys(1)).seal(ORDER);

    assertThat(
            seals
                .of(new EdgeIdentity("shop", "payments", 1))
                .flatMap(seal -> seal.openOrder(sealed)))
        .isEmpty();
  }
}
