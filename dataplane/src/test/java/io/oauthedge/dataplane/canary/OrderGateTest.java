package io.oauthedge.dataplane.canary;

import static io.oauthedge.dataplane.canary.OrderGate.Admission.ADMITTED;
import static io.oauthedge.dataplane.canary.OrderGate.Admission.TOO_MANY;
import static io.oauthedge.dataplane.canary.OrderGate.Admission.VOID;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.canary.CanaryOrder;
import io.oauthedge.contract.canary.CanarySeal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderGateTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LIFE = Duration.ofSeconds(20);

  private final OrderGate gate = new OrderGate();

  private static CanaryOrder order(String id, Instant expiresAt) {
    return CanaryOrder.of(id, expiresAt, 200, List.of(), Optional.empty());
  }

  private static CanaryOrder order(String id) {
    return order(id, NOW.plus(LIFE));
  }

  @Test
  void letsAnOrderInOnce() {
    assertThat(gate.admit(order("a"), NOW)).isEqualTo(ADMITTED);
    assertThat(gate.admit(order("a"), NOW)).isEqualTo(VOID);
    assertThat(gate.admit(order("b"), NOW)).isEqualTo(ADMITTED);
  }

  @Test
  void remembersAnOrderForAsLongAsItIsGood() {
    gate.admit(order("a"), NOW);

    Instant last = NOW.plus(LIFE).plus(OrderGate.SKEW).minusNanos(1);

    assertThat(gate.admit(order("a"), last)).isEqualTo(VOID);
    assertThat(gate.admit(order("b"), last)).isEqualTo(ADMITTED);
  }

  @Test
  void knowsAnOrderThatStandsBehindALongerLivedOne() {
    gate.admit(order("long", NOW.plusSeconds(30)), NOW);
    gate.admit(order("short", NOW.plusSeconds(1)), NOW);

    assertThat(gate.admit(order("short", NOW.plusSeconds(1)), NOW.plusSeconds(5))).isEqualTo(VOID);
  }

  @Test
  void takesNoOrderThatIsTooOldOrLivesTooLong() {
    Duration most = CanarySeal.MOST_LIFE.plus(OrderGate.SKEW);

    assertThat(gate.admit(order("old", NOW.minus(OrderGate.SKEW)), NOW)).isEqualTo(VOID);
    assertThat(gate.admit(order("aging", NOW.minus(OrderGate.SKEW).plusNanos(1)), NOW))
        .isEqualTo(ADMITTED);
    assertThat(gate.admit(order("latest", NOW.plus(most)), NOW)).isEqualTo(ADMITTED);
    assertThat(gate.admit(order("future", NOW.plus(most).plusNanos(1)), NOW)).isEqualTo(VOID);
  }

  @Test
  void boundsTheOrdersOfAPod() {
    IntStream.range(0, OrderGate.BURST).forEach(i -> gate.admit(order("id" + i), NOW));

    assertThat(gate.admit(order("more"), NOW)).isEqualTo(TOO_MANY);
    assertThat(gate.admit(order("id0"), NOW))
        .as("a replay learns nothing of the rate")
        .isEqualTo(VOID);
    assertThat(gate.admit(order("more"), NOW.plus(OrderGate.INTERVAL))).isEqualTo(ADMITTED);
  }

  @Test
  void letsOneOfManyThreadsIn() throws InterruptedException, ExecutionException {
    int threads = 8;
    var ready = new CountDownLatch(threads);
    try (var pool = Executors.newFixedThreadPool(threads)) {
      List<Future<OrderGate.Admission>> admissions =
          IntStream.range(0, threads)
              .mapToObj(
                  i ->
                      pool.submit(
                          () -> {
                            ready.countDown();
                            ready.await();
                            return gate.admit(order("a"), NOW);
                          }))
              .toList();

      int admitted = 0;
      for (Future<OrderGate.Admission> admission : admissions) {
        admitted += admission.get() == ADMITTED ? 1 : 0;
      }
      assertThat(admitted).isEqualTo(1);
    }
  }
}
