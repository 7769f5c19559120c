package io.oauthedge.dataplane.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RendezvousTest {
  private static final int KEYS = 100_000;
  private static final Path PAGE = Path.of("..", "docs", "affinity.md");

  /** What becomes of 100,000 keys when one endpoint joins some, or goes. */
  private record Shares(int endpoints, double joined, double gone, double most) {
    static Shares of(int endpoints) {
      return new Shares(
          endpoints,
          moved(pods(endpoints), pods(endpoints + 1)),
          moved(pods(endpoints), pods(endpoints).subList(1, endpoints)),
          fullest(pods(endpoints)));
    }

    /** A row of the page. */
    String row() {
      return String.format(
          Locale.ROOT,
          "| %d | %.2f %% | %.2f %% | %.2f %% | %.2f %% | %.3f |",
          endpoints,
          100 * joined,
          100.0 / (endpoints + 1),
          100 * gone,
          100.0 / endpoints,
          most);
    }
  }

  private static List<Long> pods(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Rendezvous.hash("10.1." + i / 250 + "." + (i % 250 + 1) + " 8080"))
        .toList();
  }

  private static long home(int key, List<Long> endpoints) {
    long hash = Rendezvous.hash("session-" + key);
    long best = endpoints.getFirst();
    for (long endpoint : endpoints) {
      if (Long.compareUnsigned(Rendezvous.weight(hash, endpoint), Rendezvous.weight(hash, best))
          > 0) {
        best = endpoint;
      }
    }
    return best;
  }

  private static double moved(List<Long> before, List<Long> after) {
    return (double) IntStream.range(0, KEYS).filter(k -> home(k, before) != home(k, after)).count()
        / KEYS;
  }

  private static double fullest(List<Long> endpoints) {
    return endpoints.stream()
            .mapToLong(
                endpoint ->
                    IntStream.range(0, KEYS).filter(k -> home(k, endpoints) == endpoint).count())
            .max()
            .orElseThrow()
        * (double) endpoints.size()
        / KEYS;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10})
  void noMoreKeysMoveThanMust(int endpoints) {
    Shares shares = Shares.of(endpoints);

    assertThat(shares.joined()).isCloseTo(1.0 / (endpoints + 1), within(0.005));
    assertThat(shares.gone()).isCloseTo(1.0 / endpoints, within(0.005));
    assertThat(shares.most()).isLessThan(1.05);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10})
  void thePageSaysWhatIsMeasured(int endpoints) throws IOException {
    String page = Files.readString(PAGE);

    String row = Shares.of(endpoints).row();

    assertThat(page.lines()).contains(row);
  }

  @Test
  void aKeyThatMovesToANewcomerMovesNowhereElse() {
    List<Long> three = pods(3);
    List<Long> four = pods(4);

    assertThat(IntStream.range(0, KEYS))
        .allMatch(k -> home(k, four) == home(k, three) || home(k, four) == four.getLast());
  }

  @Test
  void theOrderOfTheEndpointsDoesNotMatter() {
    List<Long> pods = pods(7);

    assertThat(IntStream.range(0, 10_000)).allMatch(k -> home(k, pods) == home(k, pods.reversed()));
  }
}
