package io.oauthedge.operator.reconcile;

import static io.oauthedge.operator.fixture.Canaries.AUTHORIZATION_DROPPED;
import static io.oauthedge.operator.fixture.Canaries.FIRST;
import static io.oauthedge.operator.fixture.Canaries.SUBJECT;
import static io.oauthedge.operator.fixture.Canaries.harmed;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oauthedge.contract.config.PathFinding;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.operator.canary.watch.CanaryMetrics;
import io.oauthedge.operator.canary.watch.CanarySubjects;
import io.oauthedge.operator.canary.watch.CanaryWatch;
import io.oauthedge.operator.canary.watch.Watched;
import io.oauthedge.operator.fixture.Canaries;
import io.oauthedge.operator.fixture.Orders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanaryStageTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final CanaryWatch watch =
      new CanaryWatch(
          (subject, scope) -> harmed(scope, AUTHORIZATION_DROPPED),
          () -> Canaries.AT,
          new Random(1),
          Runnable::run,
          _ -> {},
          new CanaryMetrics(new SimpleMeterRegistry()));
  private final CanaryStage stage = new CanaryStage(watch, new CanarySubjects(Set.of()));

  @Test
  void podsAreToldWhatIsHeld() {
    assertThat(stage.pathFindings(Orders.edge(1))).isEmpty();

    follow();

    assertThat(stage.pathFindings(Orders.edge(1)))
        .contains(
            PathFindings.of(
                List.of(
                    new PathFinding(
                        AUTHORIZATION_DROPPED.header(),
                        AUTHORIZATION_DROPPED.fate(),
                        AUTHORIZATION_DROPPED.hop()))));
  }

  @Test
  void podsForgetWhatACanaryFoundThatIsOff() {
    follow();

    assertThat(stage.pathFindings(Orders.edge(2, "headers: {canary: {enabled: false}}")))
        .contains(PathFindings.none());
  }

  private void follow() {
    watch.follow(
        Orders.NAMES,
        Optional.of(new Watched(SUBJECT, MINUTE, Optional.of(FIRST))),
        MINUTE,
        Optional.empty());
  }
}
