package io.oauthedge.dataplane.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.LiveEndpoints;
import io.oauthedge.dataplane.affinity.AffinityKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is left out as failing, for how long, and how many. */
class EjectionTest {
  private static final AffinityKey KEY = new AffinityKey.Keyed(7);

  private final EndpointMemory memory = new EndpointMemory();
  private final Backends four = live(0, 4);
  private final Backend home = chosen(four).orElseThrow();
  private long now = 1_000_000_000_000L;

  private Backends live(int from, int to) {
    List<Endpoint> endpoints =
        IntStream.range(from, to).mapToObj(i -> new Endpoint("10.1.0." + i, 8080)).toList();
    return memory.live(1, new LiveEndpoints(endpoints, List.of()));
  }

  private Optional<Backend> chosen(Backends among) {
    return among.choose(KEY, Optional.empty(), now);
  }

  private boolean fail(Backends among, Backend backend) {
    return IntStream.range(0, Ejection.FAILURES)
        .mapToObj(i -> among.failed(backend, now))
        .toList()
        .getLast();
  }

  private static int out(Backends backends) {
    return backends.counts().orElseThrow().ejected();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void aKeyOnAFailingEndpointGoesToTheNextAndComesBackOnceItIsWell() {
    Optional<Backend> next = four.choose(KEY, Optional.of(home), now);

    fail(four, home);

    assertThat(chosen(four)).isEqualTo(next);
    pass(Ejection.FIRST);
    assertThat(chosen(four)).contains(home);
    home.connected();
    assertThat(chosen(four)).contains(home);
    assertThat(out(four)).isZero();
  }

  @Test
  void afterThePauseOneRequestAloneTriesIt() {
    fail(four, home);
    pass(Ejection.FIRST);

    Optional<Backend> trial = chosen(four);
    Optional<Backend> meanwhile = chosen(four);

    assertThat(trial).contains(home);
    assertThat(meanwhile).isNotEqualTo(trial);
  }

  @Test
  void aTrialThatShowedNothingIsFollowedByAnother() {
    fail(four, home);
    pass(Ejection.FIRST);
    chosen(four);

    home.untried();

    assertThat(chosen(four)).contains(home);
  }

  @Test
  void eachFailedTrialDoublesThePauseUpToTheLongest() {
    fail(four, home);

    for (int seconds : List.of(5, 10, 20, 30, 30)) {
      pass(Duration.ofSeconds(seconds).minusNanos(1));
      assertThat(chosen(four)).as("within %s s", seconds).isNotEqualTo(Optional.of(home));
      pass(Duration.ofNanos(1));
      assertThat(chosen(four)).as("after %s s", seconds).contains(home);
      assertThat(four.failed(home, now)).isTrue();
    }
  }

  @Test
  void neverAreMoreThanHalfLeftOut() {
    Backends five = live(0, 5);

    for (int i = 0; i < 5; i++) {
      fail(five, memory.backend(new Endpoint("10.1.0." + i, 8080)));
    }

    assertThat(out(five)).isEqualTo(2);
  }

  @Test
  void theOnlyEndpointIsNeverLeftOut() {
    Backends alone = live(0, 1);
    Backend only = chosen(alone).orElseThrow();

    assertThat(fail(alone, only)).isFalse();
    assertThat(chosen(alone)).contains(only);
  }

  @Test
  void nobodyIsLeftOutOnceOthersHaveGoneSoThatItWouldBeMoreThanHalf() {
    fail(four, home);
    int index = Integer.parseInt(home.endpoint().address().substring("10.1.0.".length()));

    Backends alone = live(index, index + 1);

    assertThat(chosen(alone)).contains(home);
    assertThat(chosen(alone)).as("not as a trial").contains(home);
  }

  @Test
  void manyThreadsAtOnceLeaveOutNoMoreThanHalf() throws Exception {
    Backends many = live(0, 20);
    var start = new CyclicBarrier(20);
    List<Callable<Boolean>> failures =
        IntStream.range(0, 20)
            .mapToObj(i -> memory.backend(new Endpoint("10.1.0." + i, 8080)))
            .<Callable<Boolean>>map(
                backend ->
                    () -> {
                      start.await();
                      return fail(many, backend);
                    })
            .toList();

    try (var threads = Executors.newFixedThreadPool(20)) {
      threads.invokeAll(failures);
    }

    assertThat(out(many)).isEqualTo(10);
  }

  @Test
  void aRequestWithoutKeyAvoidsWhoIsLeftOut() {
    fail(four, home);

    assertThat(
            IntStream.range(0, 200)
                .mapToObj(i -> four.choose(AffinityKey.NONE, Optional.empty(), now)))
        .doesNotContain(Optional.of(home))
        .hasSize(200);
  }

  @Test
  void aSessionOfAFailingEndpointGoesToTheNextAndItIsStillThere() {
    fail(four, home);
    var held = new AffinityKey.Held(7, home.endpoint(), 1, false);

    Optional<Backend> chosen = four.choose(held, Optional.empty(), now);

    assertThat(chosen).isPresent().isNotEqualTo(Optional.of(home));
    assertThat(four.keeps(held)).isTrue();
  }
}
