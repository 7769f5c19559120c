package io.oauthedge.dataplane.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.affinity.Rendezvous;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackendsTest {
  private static final long NOW = 1_000_000_000_000L;
  private static final List<Backend> FOUR = ready(4);

  private static List<Backend> ready(int count) {
    return IntStream.range(0, count).mapToObj(i -> backend("10.1.0." + i)).toList();
  }

  private static Backend backend(String address) {
    return new Backend(new Endpoint(address, 8080), Rendezvous.hash(address));
  }

  private static Optional<Backend> first(Backends backends, AffinityKey key) {
    return backends.choose(key, Optional.empty(), NOW);
  }

  private static void fail(Backends backends, Backend backend, long now) {
    for (int i = 0; i < Ejection.FAILURES; i++) {
      backends.failed(backend, now);
    }
  }

  @Test
  void twoPodsSendAKeyAndItsRetryToTheSameEndpointsWhateverTheOrder() {
    var one = new Backends(FOUR, List.of());
    var other = new Backends(FOUR.reversed(), List.of());

    assertThat(LongStream.range(0, 1_000).mapToObj(AffinityKey.Keyed::new))
        .allSatisfy(
            key -> {
              Optional<Backend> home = first(one, key);
              assertThat(first(other, key)).isEqualTo(home);
              assertThat(one.choose(key, home, NOW))
                  .isEqualTo(other.choose(key, home, NOW))
                  .isNotEqualTo(home);
            });
  }

  @Test
  void aTerminatingEndpointKeepsTheSessionsThatAreProvenItsOwn() {
    Backend ending = FOUR.getFirst();
    var backends = new Backends(FOUR.subList(1, 4), List.of(ending));

    Optional<Backend> proven = first(backends, new AffinityKey.Held(7, ending.hash(), false));

    assertThat(proven).contains(ending);
    assertThat(LongStream.range(0, 1_000).mapToObj(AffinityKey.Keyed::new))
        .noneMatch(key -> first(backends, key).equals(Optional.of(ending)));
    assertThat(first(backends, AffinityKey.NONE)).isNotEqualTo(Optional.of(ending));
  }

  @Test
  void whileNobodyIsReadyTheTerminatingOnesServeAll() {
    var backends = new Backends(List.of(), FOUR);

    assertThat(first(backends, AffinityKey.NONE)).isPresent();
    assertThat(first(new Backends(List.of(), List.of()), AffinityKey.NONE)).isEmpty();
  }

  @Test
  void aKeyOnAFailingEndpointGoesToTheNextAndComesBack() {
    var backends = new Backends(ready(4), List.of());
    var key = new AffinityKey.Keyed(7);
    Backend home = first(backends, key).orElseThrow();
    Optional<Backend> next = backends.choose(key, Optional.of(home), NOW);

    fail(backends, home, NOW);

    assertThat(first(backends, key)).isEqualTo(next);
    assertThat(backends.ejected(NOW)).isEqualTo(1);
    long later = NOW + Ejection.FIRST.toNanos();
    assertThat(backends.choose(key, Optional.empty(), later)).contains(home);
  }

  @Test
  void eachTimeItIsLeftOutForLongerUntilAConnectionComesAbout() {
    var backends = new Backends(ready(2), List.of());
    Backend failing = first(backends, new AffinityKey.Keyed(7)).orElseThrow();
    long first = Ejection.FIRST.toNanos();
    fail(backends, failing, NOW);

    backends.failed(failing, NOW + first);
    boolean second = failing.ejection().lasts(NOW + first + first);
    failing.ejection().succeeded();

    assertThat(second).isTrue();
    assertThat(failing.ejection().lasts(NOW + first + first)).isFalse();
    assertThat(backends.failed(failing, NOW)).isFalse();
  }

  @Test
  void neverAreMoreThanHalfLeftOut() {
    List<Backend> five = ready(5);
    var backends = new Backends(five, List.of());

    five.forEach(backend -> fail(backends, backend, NOW));

    assertThat(backends.ejected(NOW)).isEqualTo(2);
    var alone = new Backends(five.subList(0, 1), List.of());
    assertThat(first(alone, new AffinityKey.Keyed(1))).contains(five.getFirst());
  }

  @Test
  void aRequestWithoutKeyAvoidsWhoIsLeftOut() {
    var backends = new Backends(ready(2), List.of());
    Backend failing = first(backends, new AffinityKey.Keyed(7)).orElseThrow();

    fail(backends, failing, NOW);

    assertThat(IntStream.range(0, 100).mapToObj(i -> first(backends, AffinityKey.NONE)))
        .doesNotContain(Optional.of(failing));
  }
}
