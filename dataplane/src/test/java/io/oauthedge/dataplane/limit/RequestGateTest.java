package io.oauthedge.dataplane.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.RequestLimitsConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who gets a place, who waits, and who is refused, by a clock that the test holds. */
class RequestGateTest {
  private static final long NOISY = 1;
  private static final long QUIET = 2;

  private final List<String> told = new ArrayList<>();
  private final List<Long> alarms = new ArrayList<>();
  private long nanos = Long.MAX_VALUE - TimeUnit.MILLISECONDS.toNanos(500);

  @Test
  void letsInAsManyAsMayAndNoMore() {
    RequestGate gate = gate(2, 10);

    assertThat(List.of(gate.enter(), gate.enter(), gate.enter()))
        .containsExactly(true, true, false);
    assertThat(gate.busy()).isEqualTo(2);
  }

  @Test
  void aPlaceGivenBackGoesToWhoWaits() {
    RequestGate gate = full(1, 10);
    gate.await(QUIET, waiter("one"));
    gate.await(QUIET, waiter("one"));

    gate.leave();

    assertThat(told).containsExactly("one admitted");
    assertThat(gate.busy()).isEqualTo(1);
    assertThat(gate.waiting()).isEqualTo(1);
  }

  @Test
  void nobodyPassesThoseWhoWait() {
    RequestGate gate = full(1, 10);
    gate.await(QUIET, waiter("first"));

    assertThat(gate.enter()).isFalse();
  }

  @Test
  void aPlaceThatIsFreeAgainIsHadAtOnce() {
    RequestGate gate = full(1, 10);
    gate.leave();

    gate.await(QUIET, waiter("late"));

    assertThat(told).containsExactly("late admitted");
  }

  @Test
  void clientsAreServedInTurnHoweverManyOneSends() {
    RequestGate gate = full(1, 100);
    IntStream.range(0, 50).forEach(i -> gate.await(NOISY, waiter("noisy")));
    gate.await(QUIET, waiter("quiet"));

    for (int i = 0; i < 3; i++) {
      gate.leave();
    }

    assertThat(told).contains("quiet admitted");
  }

  @Test
  void whoHasMostWaitingLosesOneWhenTheQueueIsFull() {
    RequestGate gate = full(1, 10);
    IntStream.range(0, 10).forEach(i -> gate.await(NOISY, waiter("noisy " + i)));

    gate.await(QUIET, waiter("quiet"));

    assertThat(told).hasSize(1).first().asString().startsWith("noisy").endsWith("QUEUE_FULL");
    assertThat(gate.waiting()).isEqualTo(10);
  }

  @Test
  void withoutAQueueWhoFindsNoPlaceIsRefused() {
    RequestGate gate = full(1, 0);

    gate.await(QUIET, waiter("late"));

    assertThat(told).containsExactly("late refused QUEUE_FULL");
  }

  @Test
  void whoWaitsTooLongIsRefusedAndOthersWaitOn() {
    RequestGate gate = full(1, 10);
    gate.await(QUIET, waiter("old"));
    pass(600);
    gate.await(NOISY, waiter("young"));
    pass(400);

    gate.expire();

    assertThat(told).containsExactly("old refused QUEUE_TIMEOUT");
    assertThat(alarms).containsExactly(1_000L, 600L);
  }

  @Test
  void anAlarmComesAgainForWhoeverWaitsAfterAnEmptyQueue() {
    RequestGate gate = full(1, 10);
    gate.await(QUIET, waiter("one"));
    pass(1_000);
    gate.expire();

    gate.await(QUIET, waiter("other"));

    assertThat(alarms).containsExactly(1_000L, 1_000L);
  }

  @Test
  void whoLeftHearsNothingAndCostsNobodyATurn() {
    RequestGate gate = full(1, 10);
    Turn gone = gate.await(QUIET, waiter("gone"));
    gate.await(QUIET, waiter("next"));

    assertThat(gate.forget(gone)).isTrue();
    gate.leave();

    assertThat(told).containsExactly("next admitted");
    assertThat(gate.forget(gone)).isFalse();
  }

  @Test
  void noPlaceIsLostOrMadeByThreadsThatMeet() throws InterruptedException {
    var gate = new RequestGate(limits(4, 64), System::nanoTime, millis -> {});
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var served = new AtomicInteger();
    List<Thread> threads =
        IntStream.range(0, 8)
            .mapToObj(
                client ->
                    Thread.ofPlatform()
                        .start(
                            () -> {
                              for (int i = 0; i < 5_000; i++) {
                                visit(gate, client, inside, most, served);
                              }
                            }))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(served).hasValue(40_000);
    assertThat(most.get()).isLessThanOrEqualTo(4);
    assertThat(List.of(gate.busy(), gate.waiting())).containsExactly(0, 0);
  }

  private static void visit(
      RequestGate gate,
      int client,
      AtomicInteger inside,
      AtomicInteger most,
      AtomicInteger served) {
    Runnable work =
        () -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          inside.decrementAndGet();
          served.incrementAndGet();
          gate.leave();
        };
    if (gate.enter()) {
      work.run();
    } else {
      gate.await(
          client,
          new Waiter() {
            @Override
            public void admitted() {
              work.run();
            }

            @Override
            public void refused(Cause cause) {
              served.incrementAndGet();
            }
          });
    }
  }

  private RequestGate full(int concurrent, int queued) {
    RequestGate gate = gate(concurrent, queued);
    IntStream.range(0, concurrent).forEach(i -> assertThat(gate.enter()).isTrue());
    return gate;
  }

  private RequestGate gate(int concurrent, int queued) {
    return new RequestGate(limits(concurrent, queued), () -> nanos, alarms::add);
  }

  private static RequestLimitsConfig limits(int concurrent, int queued) {
    return new RequestLimitsConfig(concurrent, queued, 1_000);
  }

  private void pass(long millis) {
    nanos += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private Waiter waiter(String name) {
    return new Waiter() {
      @Override
      public void admitted() {
        told.add(name + " admitted");
      }

      @Override
      public void refused(Cause cause) {
        told.add(name + " refused " + cause);
      }
    };
  }
}
