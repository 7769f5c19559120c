package io.oauthedge.demo.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.demo.canary.front.Front;
import io.oauthedge.demo.canary.front.Haproxy;
import io.oauthedge.demo.canary.front.Nginx;
import io.oauthedge.operator.canary.CanaryRound;
import io.oauthedge.operator.canary.CanaryScope;
import io.oauthedge.operator.canary.CanarySubject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A thousand rounds of an interval, and some tens of full ones, through proxies that harm nothing.
 * They take some ten thousand requests, each round on connections of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CleanWayIT {
  private static final int ROUNDS = 500;
  private static final int FULL_ROUNDS = 20;

  /** As many as keep two cores busy. */
  private static final int AT_ONCE = 4;

  // A round of an interval is five requests, a full one up to eighty; a pod answers 200 a second.
  private static final Duration PACE = Duration.ofMillis(30);
  private static final Duration FULL_PACE = Duration.ofMillis(450);

  private Lab lab;

  @BeforeAll
  void startLab() {
    lab = new Lab();
  }

  @AfterAll
  void stopLab() {
    lab.close();
  }

  @Test
  void noRoundReportsAnythingOfACleanWay() throws InterruptedException, ExecutionException {
    try (Front nginx = Nginx.byDefault().before(lab.edge().httpAuthority(), lab.certificates());
        Front haproxy =
            Haproxy.byDefault().before(lab.edge().httpAuthority(), lab.certificates())) {
      assertClean(
          rounds(CanaryScope.INTERVAL, ROUNDS, AT_ONCE, PACE, List.of(nginx, haproxy)), ROUNDS);
      // One at a time, as the operator sends them for one edge.
      assertClean(
          rounds(CanaryScope.FULL, FULL_ROUNDS, 1, FULL_PACE, List.of(nginx, haproxy)),
          FULL_ROUNDS);
    }
  }

  private static void assertClean(List<CanaryRound> rounds, int each) {
    assertThat(rounds)
        .hasSize(2 * each)
        .allSatisfy(round -> assertThat(Reported.of(round)).as(Reported.evidence(round)).isEmpty());
  }

  private List<CanaryRound> rounds(
      CanaryScope scope, int each, int atOnce, Duration pace, List<Front> fronts)
      throws InterruptedException, ExecutionException {
    List<CanarySubject> subjects =
        fronts.stream().map(front -> lab.subject(front.port(), "X-Tenant")).toList();
    try (var threads = Executors.newScheduledThreadPool(atOnce)) {
      List<ScheduledFuture<CanaryRound>> running =
          IntStream.range(0, each * subjects.size())
              .mapToObj(
                  number ->
                      threads.schedule(
                          () -> lab.round(scope, subjects.get(number % subjects.size())),
                          pace.multipliedBy(number).toMillis(),
                          TimeUnit.MILLISECONDS))
              .toList();
      Stream.Builder<CanaryRound> rounds = Stream.builder();
      for (ScheduledFuture<CanaryRound> one : running) {
        rounds.add(one.get());
      }
      return rounds.build().toList();
    }
  }
}
