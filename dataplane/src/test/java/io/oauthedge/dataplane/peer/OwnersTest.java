package io.oauthedge.dataplane.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.Peer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnersTest {
  private static final List<String> KEYS =
      IntStream.range(0, 3_000).mapToObj(i -> "key" + i).toList();

  private static Owners of(String... pods) {
    return new Owners(Arrays.stream(pods).map(pod -> new Peer(pod, "10.0.0.1", 9443)).toList());
  }

  private static String owner(Owners owners, String key) {
    return owners.of(key).getFirst().pod();
  }

  @Test
  void allPodsAgreeInWhateverOrderTheyLearnOfEachOther() {
    Owners some = of("a", "b", "c");
    Owners others = of("c", "a", "b");

    assertThat(KEYS).allSatisfy(key -> assertThat(some.of(key)).isEqualTo(others.of(key)));
  }

  @Test
  void eachPodOwnsItsShare() {
    Map<String, Long> share =
        KEYS.stream()
            .collect(
                Collectors.groupingBy(key -> owner(of("a", "b", "c"), key), Collectors.counting()));

    assertThat(share.values()).hasSize(3).allSatisfy(n -> assertThat(n).isBetween(900L, 1_100L));
  }

  @Test
  void whatADeadPodOwnedIsItsFollowersAndNothingElseMoves() {
    Owners before = of("a", "b", "c");
    Owners after = of("a", "c");

    Function<String, String> heir =
        key ->
            before.of(key).stream()
                .map(Peer::pod)
                .filter(pod -> !pod.equals("b"))
                .findFirst()
                .orElseThrow();

    assertThat(KEYS).allSatisfy(key -> assertThat(owner(after, key)).isEqualTo(heir.apply(key)));
  }
}
