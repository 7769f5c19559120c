package io.oauthedge.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QuickstartTest {
  /**
   * The world listens where the sample says: on this machine, at a port that needs no privilege.
   */
  @Test
  void theSampleNamesAnIssuerThatThisMachineCanBe() throws IOException {
    var issuer = Quickstart.read(Path.of("..", "deploy", "samples", "quickstart.yaml")).issuer();

    assertThat(issuer).hasScheme("http").hasHost("localhost");
    assertThat(issuer.getPort()).isGreaterThan(1023);
  }

  @Test
  void theSampleHasWhatTheStoryExercises() throws IOException {
    var sample = Quickstart.read(Path.of("..", "deploy", "samples", "quickstart.yaml"));

    assertThat(sample.tokenEndpoint().clientSecretName()).isNotEmpty();
    assertThat(sample.upstream().port()).isPositive();
    assertThat(sample.edge().getSpec().routes())
        .anySatisfy(
            route -> {
              assertThat(route.match().path()).isEqualTo("/reports");
              assertThat(route.scopes().all()).containsExactly(World.REPORTS);
            });
  }
}
