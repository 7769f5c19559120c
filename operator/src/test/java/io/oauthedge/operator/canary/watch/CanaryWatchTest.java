package io.oauthedge.operator.canary.watch;

import static io.oauthedge.operator.canary.CanaryScope.FULL;
import static io.oauthedge.operator.canary.CanaryScope.INTERVAL;
import static io.oauthedge.operator.fixture.Canaries.AUTHORIZATION_DROPPED;
import static io.oauthedge.operator.fixture.Canaries.FIRST;
import static io.oauthedge.operator.fixture.Canaries.SUBJECT;
import static io.oauthedge.operator.fixture.Canaries.harmed;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.oauthedge.operator.canary.CanaryScope;
import io.oauthedge.operator.canary.HeaderFinding;
import io.oauthedge.operator.fixture.Orders;
import io.oauthedge.operator.plan.EdgeNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CanaryWatchTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

  private static final PathVerdict KNOWN =
      new PathVerdict(FIRST, START, harmed(FULL), List.of(), List.of());

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<CanaryScope> rounds = new ArrayList<>();
  private final List<EdgeNames> changes = new ArrayList<>();
  private List<HeaderFinding> shown = List.of();
  private Instant now = START;
  private final CanaryWatch watch =
      new CanaryWatch(
          (subject, scope) -> {
            rounds.add(scope);
            return harmed(scope, shown.toArray(HeaderFinding[]::new));
          },
          () -> now,
          new Random(1),
          Runnable::run,
          _ -> {},
          new CanaryMetrics(registry));

  CanaryWatchTest() {
    watch.onChange(changes::add);
  }

  @Test
  void aNewEdgeGetsAFullRoundAtOnce() {
    follow("1");

    assertThat(rounds).containsExactly(FULL, INTERVAL);
    assertThat(watch.verdict(Orders.NAMES)).isPresent();
    assertThat(changes).containsExactly(Orders.NAMES);
  }

  @Test
  void anEdgeThatCannotBeReachedYetWaitsForIt() {
    watch.follow(Orders.NAMES, Optional.empty(), MINUTE, Optional.empty());
    passes(Duration.ofMinutes(5));
    assertThat(rounds).isEmpty();

    follow("1");

    assertThat(rounds).containsExactly(FULL, INTERVAL);
  }

  @Test
  void roundsComeAtTheIntervalGiveOrTakeATenthAndWakeNobodyWhileAllIsTheSame() {
    follow("1");
    rounds.clear();
    changes.clear();

    passes(Duration.ofSeconds(53));
    assertThat(rounds).isEmpty();
    passes(Duration.ofSeconds(14));
    assertThat(rounds).containsExactly(INTERVAL);
    passes(Duration.ofMinutes(60));
    assertThat(rounds).hasSizeBetween(55, 68).containsOnly(INTERVAL);
    assertThat(changes).isEmpty();
  }

  @Test
  void anotherOccasionAsksForAFullRoundAtOnce() {
    follow("1");
    follow("1");
    assertThat(rounds).hasSize(2);

    follow("2");

    assertThat(rounds).containsExactly(FULL, INTERVAL, FULL);
  }

  @Test
  void aChangeWaitsUntilPodsServeWithIt() {
    follow("1");
    watch.follow(
        Orders.NAMES,
        Optional.of(new Watched(SUBJECT, MINUTE, Optional.empty())),
        MINUTE,
        Optional.empty());
    assertThat(rounds).hasSize(2);

    follow("2");

    assertThat(rounds).containsExactly(FULL, INTERVAL, FULL);
  }

  @Test
  void anEdgeThatWasKnownBeforeTheOperatorStartedIsLookedAtWithinItsInterval() {
    watch.follow(Orders.NAMES, Optional.of(watched("1")), MINUTE, Optional.of(KNOWN));
    assertThat(rounds).isEmpty();
    assertThat(watch.verdict(Orders.NAMES)).contains(KNOWN);

    passes(MINUTE);
    assertThat(rounds).first().isEqualTo(FULL);

    passes(MINUTE.multipliedBy(2));
    assertThat(rounds.stream().skip(1)).containsOnly(INTERVAL);
  }

  @Test
  void whatWasKnownOfAnotherGenerationIsLookedAtAtOnce() {
    watch.follow(
        Orders.NAMES,
        Optional.of(new Watched(SUBJECT, MINUTE, Optional.of(new Occasion(2, "")))),
        MINUTE,
        Optional.of(KNOWN));

    assertThat(rounds).containsExactly(FULL);
    assertThat(watch.verdict(Orders.NAMES)).map(PathVerdict::generation).contains(2L);
  }

  @Test
  void whatWasTriedBeforePodsServedWithAChangeIsNotOfThatChange() {
    watch.follow(
        Orders.NAMES,
        Optional.of(new Watched(SUBJECT, MINUTE, Optional.empty())),
        MINUTE,
        Optional.of(KNOWN));
    passes(MINUTE);
    assertThat(watch.verdict(Orders.NAMES)).map(PathVerdict::generation).contains(1L);
    rounds.clear();

    watch.follow(
        Orders.NAMES,
        Optional.of(new Watched(SUBJECT, MINUTE, Optional.of(new Occasion(2, "")))),
        MINUTE,
        Optional.empty());

    assertThat(rounds).containsExactly(FULL);
    assertThat(watch.verdict(Orders.NAMES)).map(PathVerdict::generation).contains(2L);
  }

  @Test
  void aFindingThatWasMendedAroundARestartIsClearedByTheFirstRound() {
    PathVerdict stored =
        new PathVerdict(
            FIRST,
            START,
            harmed(INTERVAL),
            List.of(new StandingFinding(AUTHORIZATION_DROPPED, FULL, START)),
            List.of());
    watch.follow(Orders.NAMES, Optional.of(watched("1")), MINUTE, Optional.of(stored));

    while (rounds.isEmpty()) {
      passes(Duration.ofSeconds(1));
    }

    assertThat(watch.verdict(Orders.NAMES).orElseThrow().findings()).isEmpty();
  }

  @Test
  void aVerdictThatBecomesAnotherWakesTheEdgeAndIsMeasured() {
    follow("1");
    changes.clear();
    shown = List.of(AUTHORIZATION_DROPPED);

    passes(Duration.ofSeconds(67));

    assertThat(changes).containsExactly(Orders.NAMES);
    assertThat(registry.scrape())
        .contains(
            "oauthedge_header_findings{fate=\"DROPPED\",header=\"authorization\","
                + "hop=\"LOAD_BALANCER\",name=\"orders\",namespace=\"shop\"} 1",
            "oauthedge_path_limit_bytes{name=\"orders\",namespace=\"shop\",protocol=\"HTTP/1.1\"}"
                + " 8192",
            "oauthedge_canary_rounds_total{result=\"harmed\"} 2",
            "oauthedge_canary_rounds_total{result=\"intact\"} 2");
    watch.forget(Orders.NAMES);
    assertThat(registry.scrape()).doesNotContain("oauthedge_header_findings{");
  }

  @Test
  void aFailureInTheOperatorItselfIsNoVerdictAndTriedAgain() {
    var calls = new AtomicInteger();
    var failing =
        new CanaryWatch(
            (subject, scope) -> {
              if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("on purpose");
              }
              return harmed(scope);
            },
            () -> now,
            new Random(1),
            Runnable::run,
            _ -> {},
            new CanaryMetrics(registry));

    failing.follow(Orders.NAMES, Optional.of(watched("1")), MINUTE, Optional.empty());
    assertThat(failing.verdict(Orders.NAMES)).isEmpty();
    now = now.plus(Duration.ofSeconds(67));
    failing.tick();

    assertThat(failing.verdict(Orders.NAMES)).isPresent();
  }

  @Test
  void athousandEdgesNeverRunMoreThanAFewAtOnce() throws Exception {
    var atOnce = new AtomicInteger();
    var most = new AtomicInteger();
    var go = new Semaphore(0);
    var done = new CountDownLatch(2 * 1_000);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var busy =
          new CanaryWatch(
              (subject, scope) -> {
                most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                go.acquire();
                atOnce.decrementAndGet();
                done.countDown();
                return harmed(scope);
              },
              () -> now,
              new Random(1),
              threads,
              _ -> {},
              new CanaryMetrics(registry));
      IntStream.range(0, 1_000)
          .mapToObj(i -> new EdgeNames("shop", "edge-" + i))
          .forEach(edge -> busy.follow(edge, Optional.of(watched("1")), MINUTE, Optional.empty()));
      go.release(2 * 1_000);
      done.await();
    }
    assertThat(most.get()).isBetween(1, CanaryWatch.AT_ONCE);
  }

  private void follow(String occasion) {
    watch.follow(Orders.NAMES, Optional.of(watched(occasion)), MINUTE, Optional.empty());
  }

  private static Watched watched(String occasion) {
    return new Watched(SUBJECT, MINUTE, Optional.of(new Occasion(1, occasion)));
  }

  private void passes(Duration time) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plusSeconds(1);
      watch.tick();
    }
  }
}
