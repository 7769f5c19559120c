package io.oauthedge.dataplane.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.dataplane.process.edge.Client;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.SteadyLoad;
import io.oauthedge.dataplane.process.edge.Surroundings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Keycloak's signing key changes while valid requests flow. */
class KeyRotationIT {
  @Test
  void noValidRequestIsRefusedWhileKeysRotateAndAWithdrawnKeyAdmitsNothing() {
    try (var surroundings = new Surroundings();
        var edge = EdgeProcess.start(surroundings.configs());
        var client = Client.tls(surroundings.vertx(), edge)) {
      String old = surroundings.token();
      var tokens = new AtomicReference<Supplier<String>>(() -> old);
      var load = SteadyLoad.start(surroundings.vertx(), client, () -> tokens.get().get());
      load.awaitPassed(300);

      surroundings.realm().addSigningKey(200);
      String fresh = surroundings.token();
      assertThat(keyHeader(fresh)).isNotEqualTo(keyHeader(old));
      var turn = new AtomicLong();
      tokens.set(() -> turn.getAndIncrement() % 2 == 0 ? fresh : old);
      load.awaitPassed(600);

      surroundings.realm().disableOldSigningKeys();
      tokens.set(() -> fresh);
      load.awaitPassed(600);

      // An unknown kid makes the edge look at the key set anew, at most once in ten seconds.
      String forged =
          header("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"nobody's\"}")
              + fresh.substring(fresh.indexOf('.'));
      await("tokens of the withdrawn key are refused")
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () -> {
                assertThat(client.get("/orders/forged", forged).status()).isEqualTo(401);
                assertThat(client.get("/orders/old", old).reason()).isEqualTo("TOKEN_UNKNOWN_KEY");
              });
      load.stopAndAssertNoneLost();
    }
  }

  private static String keyHeader(String token) {
    return token.substring(0, token.indexOf('.'));
  }

  private static String header(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
