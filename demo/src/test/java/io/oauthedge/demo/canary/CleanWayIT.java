package io.oauthedge.demo.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.demo.canary.front.Front;
import io.oauthedge.demo.canary.front.Haproxy;
import io.oauthedge.demo.canary.front.Nginx;
import io.oauthedge.operator.canary.CanaryRound;
import io.oauthedge.operator.canary.CanaryScope;
import io.oauthedge.operator.canary.CanarySubject;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A thousand rounds of an interval through proxies that harm nothing. They take some ten thousand
 * requests, each round on connections of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CleanWayIT {
  private static final int ROUNDS = 500;

  /** As many as keep two cores busy, and no pod's limit on orders is met. */
  private static final int AT_ONCE = 4;

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
      List<CanaryRound> rounds = rounds(List.of(nginx, haproxy));

      assertThat(rounds)
          .hasSize(2 * ROUNDS)
          .allSatisfy(round -> assertThat(Reported.of(round)).isEmpty());
    }
  }

  private List<CanaryRound> rounds(List<Front> fronts)
      throws InterruptedException, ExecutionException {
    List<CanarySubject> subjects =
        fronts.stream().map(front -> lab.subject(front.port(), "X-Tenant")).toList();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<CanaryRound>> running =
          IntStream.range(0, ROUNDS)
              .boxed()
              .flatMap(_ -> subjects.stream())
              .map(subject -> threads.submit(() -> lab.round(CanaryScope.INTERVAL, subject)))
              .toList();
      Stream.Builder<CanaryRound> rounds = Stream.builder();
      for (Future<CanaryRound> one : running) {
        rounds.add(one.get());
      }
      return rounds.build().toList();
    }
  }
}
