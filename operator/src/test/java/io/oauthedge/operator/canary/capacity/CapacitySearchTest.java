package io.oauthedge.operator.canary.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.Hop;
import io.oauthedge.operator.canary.PathCapacity;
import io.oauthedge.operator.canary.fake.FakeWay;
import io.oauthedge.operator.canary.probe.Probes;
import io.oauthedge.operator.canary.probe.Protocol;
import io.oauthedge.operator.canary.send.Reply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapacitySearchTest {
  private static final int NAME_AND_SEPARATORS = "Authorization: \r\n".length();
  private static final Probes PROBES = new Probes(List.of(), true, 65_536);

  private final FakeWay outside = FakeWay.outside();
  private final FakeWay direct = FakeWay.direct();

  @ParameterizedTest
  @ValueSource(ints = {1_024, 2_048, 4_096, 8_192, 8_193, 15_360, 16_384, 32_768, 60_000})
  void aLimitIsFoundWithin64BytesAndInFewRequests(int limit) throws InterruptedException {
    outside.limitedToLines(limit);

    PathCapacity found = search(PROBES).orElseThrow();

    assertThat(found.authorizationBytes() + NAME_AND_SEPARATORS)
        .isBetween(limit - CapacitySearch.EXACTNESS, limit);
    assertThat(found.hop()).isEqualTo(Hop.LOAD_BALANCER);
    assertThat(found.above()).isEqualTo("400");
    assertThat(outside.sent().size() + direct.sent().size()).isLessThanOrEqualTo(21);
  }

  @Test
  void whatThePodRefusesTooIsTheEdgesLimit() throws InterruptedException {
    outside.limitedToLines(20_000);
    direct.sealing(431, 20_000);

    assertThat(search(PROBES)).map(PathCapacity::hop).contains(Hop.EDGE);
  }

  @Test
  void withoutAPodsOwnWordNobodysLimitIsTold() throws InterruptedException {
    outside.limitedToLines(20_000);
    for (Reply reply :
        List.of(
            new Reply.Foreign(400, "envoy", List.of()),
            new Reply.Broken(Reply.Cause.CLOSED, "closed"),
            new Reply.NotSent())) {
      direct.refusing(_ -> Optional.of(reply));

      assertThat(search(PROBES)).isEmpty();
    }
  }

  @Test
  void aRefusalOfTheMomentIsNoLimit() throws InterruptedException {
    for (int status : List.of(400, 429, 502, 503)) {
      FakeWay once = FakeWay.outside();
      once.refusing(
          _ ->
              once.sent().size() == 3
                  ? Optional.of(new Reply.Foreign(status, "nginx", List.of()))
                  : Optional.empty());

      assertThat(new CapacitySearch(once, direct, PROBES).search(Protocol.HTTP_1_1)).isEmpty();
    }
  }

  @Test
  void theEdgesOwnLimitIsNotTheLoadBalancersThoughItAddsLines() throws InterruptedException {
    var probes = new Probes(List.of(), true, 16_384);
    // Three hundred bytes that the load balancer adds bring the request to the edge's limit sooner
    // than it is reached straight to a pod.
    outside.limitedToLines(16_384 - 300);
    direct.limitedToLines(16_384);

    assertThat(search(probes)).map(PathCapacity::hop).contains(Hop.LOAD_BALANCER);
    assertThat(
            new CapacitySearch(outside.adding("X-Added", "a".repeat(300)), direct, probes)
                .search(Protocol.HTTP_1_1))
        .map(PathCapacity::hop)
        .contains(Hop.EDGE);
  }

  @Test
  void aTokenThatArrivesCutHasNotArrived() throws InterruptedException {
    outside.changing("Authorization", value -> value.substring(0, Math.min(value.length(), 4_096)));

    PathCapacity found = search(PROBES).orElseThrow();

    assertThat(found.authorizationBytes()).isBetween(4_096 - CapacitySearch.EXACTNESS, 4_096);
    assertThat(found.above()).isEqualTo("arrives cut or changed");
  }

  @Test
  void nothingIsSaidOfAWayThatDropsTheTokenOrOfARoundThatIsOver() throws InterruptedException {
    assertThat(
            new CapacitySearch(FakeWay.outside().dropping("Authorization"), direct, PROBES)
                .search(Protocol.HTTP_1_1))
        .isEmpty();
    outside.refusing(
        _ -> outside.sent().size() > 5 ? Optional.of(new Reply.NotSent()) : Optional.empty());
    assertThat(search(PROBES)).isEmpty();
  }

  private Optional<PathCapacity> search(Probes probes) throws InterruptedException {
    return new CapacitySearch(outside, direct, probes).search(Protocol.HTTP_1_1);
  }
}
