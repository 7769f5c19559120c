package io.oauthedge.dataplane.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.LiveEndpoints;
import io.oauthedge.contract.report.EndpointCounts;
import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.endpoint.EndpointMeter.Affinity;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackendsTest {
  private static final long NOW = 1_000_000_000_000L;
  private static final long EPOCH = 7;
  private static final List<Endpoint> FOUR =
      IntStream.range(0, 4).mapToObj(i -> new Endpoint("10.1.0." + i, 8080)).toList();

  private final EndpointMemory memory = new EndpointMemory();

  private Backends ready(List<Endpoint> endpoints) {
    return memory.live(EPOCH, new LiveEndpoints(endpoints, List.of()));
  }

  private static Optional<Endpoint> first(Backends backends, AffinityKey key) {
    return choose(backends, key).map(Backend::endpoint);
  }

  private static Optional<Backend> choose(Backends backends, AffinityKey key) {
    return backends.choose(key, Optional.empty(), NOW);
  }

  private static AffinityKey.Held held(Endpoint endpoint, long epoch) {
    return new AffinityKey.Held(7, endpoint, epoch, false);
  }

  private static Stream<AffinityKey> keys() {
    return LongStream.range(0, 1_000).mapToObj(AffinityKey.Keyed::new);
  }

  @Test
  void twoPodsSendAKeyAndItsRetryToTheSameEndpointsWhateverTheOrder() {
    Backends one = ready(FOUR);
    Backends other =
        new EndpointMemory().live(EPOCH, new LiveEndpoints(FOUR.reversed(), List.of()));

    assertThat(keys())
        .allSatisfy(
            key -> {
              Optional<Endpoint> home = first(one, key);
              assertThat(first(other, key)).isEqualTo(home);
              assertThat(retried(one, key)).isEqualTo(retried(other, key)).isNotEqualTo(home);
            });
  }

  private static Optional<Endpoint> retried(Backends backends, AffinityKey key) {
    return backends.choose(key, choose(backends, key), NOW).map(Backend::endpoint);
  }

  @Test
  void whatIsBoundGoesToItsIssuerAloneWhileThatOneIsThere() {
    Endpoint issuer = FOUR.getFirst();
    var bound = new AffinityKey.Bound(7, issuer, EPOCH);
    Backends listed = ready(FOUR);
    Backends ending = memory.live(EPOCH, new LiveEndpoints(FOUR.subList(1, 4), List.of(issuer)));

    assertThat(first(listed, bound)).contains(issuer);
    assertThat(first(ending, bound)).contains(issuer);
    assertThat(retried(listed, bound)).isEmpty();
    assertThat(listed.sent(bound, choose(listed, bound).orElseThrow())).isEqualTo(Affinity.KEPT);
  }

  @Test
  void whatIsBoundGoesToNobodyWhileItsIssuerIsLeftOut() {
    Endpoint issuer = FOUR.getFirst();
    var bound = new AffinityKey.Bound(7, issuer, EPOCH);
    Backends backends = ready(FOUR);
    Backend failing = choose(backends, bound).orElseThrow();
    for (int i = 0; i < Ejection.FAILURES; i++) {
      backends.failed(failing, NOW);
    }

    assertThat(first(backends, bound)).isEmpty();
    assertThat(backends.choose(bound, Optional.empty(), NOW + Ejection.FIRST.toNanos()))
        .contains(failing);
  }

  @Test
  void whatIsBoundGoesToTheNextOnceItsIssuerIsGone() {
    var bound = new AffinityKey.Bound(7, FOUR.getFirst(), EPOCH);
    Backends backends = ready(FOUR.subList(1, 4));

    assertThat(first(backends, bound)).isEqualTo(first(backends, new AffinityKey.Keyed(7)));
    assertThat(backends.sent(bound, choose(backends, bound).orElseThrow()))
        .isEqualTo(Affinity.DISPLACED);
  }

  @Test
  void aPodThatIsBehindFollowsWhatIsBoundToAnEndpointThatItDoesNotKnow() {
    var issuer = new Endpoint("10.1.0.99", 8080);

    assertThat(first(ready(FOUR), new AffinityKey.Bound(7, issuer, EPOCH + 1))).contains(issuer);
    assertThat(first(ready(FOUR), new AffinityKey.Bound(7, issuer, EPOCH)))
        .isNotEqualTo(Optional.of(issuer));
  }

  @Test
  void aTerminatingEndpointKeepsTheSessionsThatAreProvenItsOwn() {
    Endpoint ending = FOUR.getFirst();
    Backends backends = memory.live(EPOCH, new LiveEndpoints(FOUR.subList(1, 4), List.of(ending)));

    Optional<Endpoint> proven = first(backends, held(ending, EPOCH));

    assertThat(proven).contains(ending);
    assertThat(keys()).noneMatch(key -> first(backends, key).equals(Optional.of(ending)));
    assertThat(first(backends, AffinityKey.NONE)).isNotEqualTo(Optional.of(ending));
  }

  @Test
  void whileNobodyIsReadyTheTerminatingOnesServeAll() {
    Backends backends = memory.live(EPOCH, new LiveEndpoints(List.of(), FOUR));

    assertThat(first(backends, AffinityKey.NONE)).isPresent();
    assertThat(first(ready(List.of()), AffinityKey.NONE)).isEmpty();
  }

  @Test
  void anEndpointThatOnlyANewerSnapshotNamesKeepsItsSession() {
    var newcomer = new Endpoint("10.1.0.9", 8080);
    Backends backends = ready(FOUR);

    Optional<Endpoint> newer = first(backends, held(newcomer, EPOCH + 1));
    Optional<Endpoint> gone = first(backends, held(newcomer, EPOCH - 1));

    assertThat(newer).contains(newcomer);
    assertThat(backends.keeps(held(newcomer, EPOCH + 1))).isTrue();
    assertThat(gone).isNotEqualTo(Optional.of(newcomer));
    assertThat(backends.keeps(held(newcomer, EPOCH - 1))).isFalse();
  }

  @Test
  void withoutASnapshotEverythingGoesToTheHostAndNothingIsSaidOfEndpoints() {
    var host = new Endpoint("orders.shop.svc", 8080);
    Backends backends = memory.fallback(host);

    Optional<Backend> chosen = choose(backends, held(FOUR.getFirst(), EPOCH));

    assertThat(chosen.map(Backend::endpoint)).contains(host);
    assertThat(backends.sent(AffinityKey.NONE, chosen.orElseThrow())).isEqualTo(Affinity.UNKNOWN);
    assertThat(backends.counts()).isEmpty();
  }

  @Test
  void aRequestIsToldAsKeptDisplacedOrWithoutKey() {
    Backends backends = ready(FOUR);
    var key = new AffinityKey.Keyed(7);
    Backend home = choose(backends, key).orElseThrow();
    Backend next = backends.choose(key, Optional.of(home), NOW).orElseThrow();

    assertThat(backends.sent(key, home)).isEqualTo(Affinity.KEPT);
    assertThat(backends.sent(key, next)).isEqualTo(Affinity.DISPLACED);
    assertThat(backends.sent(held(home.endpoint(), EPOCH), next)).isEqualTo(Affinity.DISPLACED);
    assertThat(backends.sent(AffinityKey.NONE, home)).isEqualTo(Affinity.KEYLESS);
  }

  @Test
  void whatIsCountedIsWhatTheSnapshotNames() {
    Backends backends =
        memory.live(EPOCH, new LiveEndpoints(FOUR.subList(1, 4), FOUR.subList(0, 1)));

    assertThat(backends.counts()).contains(new EndpointCounts(3, 1, 0));
  }

  @Test
  void requestsWithoutKeyReachEveryEndpoint() {
    Backends backends = ready(FOUR);

    assertThat(IntStream.range(0, 1_000).mapToObj(i -> first(backends, AffinityKey.NONE)))
        .containsAll(FOUR.stream().map(Optional::of).toList());
  }
}
