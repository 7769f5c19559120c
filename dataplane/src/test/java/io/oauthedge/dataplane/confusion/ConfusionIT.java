package io.oauthedge.dataplane.confusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.dataplane.confusion.Scenario.Outcome;
import io.oauthedge.dataplane.confusion.Scenario.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Acts out every scenario with real proxies, and holds the docs' table to what was seen. */
class ConfusionIT {
  private static final Path PAGE = Path.of("..", "docs", "attribution.md");
  private static final Pattern TABLE =
      Pattern.compile("(?s)(<!-- confusion:begin -->\n\n)(.*?)(\n<!-- confusion:end -->)");

  private static List<Outcome> outcomes = List.of();

  @BeforeAll
  static void playAll() {
    outcomes =
        Stream.of(LoadBalancerFaults.all(), ProvenFaults.all(), ClientFaults.all(), TwoFaults.all())
            .map(ConfusionIT::play)
            .flatMap(List::stream)
            .toList();
  }

  // An edge for each chapter: all clients of all scenarios are more than one pod is sure to
  // remember.
  private static List<Outcome> play(List<Scenario> chapter) {
    try (var world = new World(chapter.size())) {
      return IntStream.range(0, chapter.size())
          .mapToObj(number -> chapter.get(number).play(world, number))
          .toList();
    }
  }

  @Test
  void nobodyIsWronglyBlamedButWhereNothingContradicts() {
    assertThat(outcomes)
        .filteredOn(outcome -> outcome.verdict() == Verdict.FALSE_BLAME)
        .extracting(outcome -> outcome.scenario().what())
        .containsExactly(ProvenFaults.SCANNER, ClientFaults.ALONE, ClientFaults.TOGETHER);
  }

  @Test
  void theTableInTheDocsIsWhatWasSeen() throws IOException {
    String seen = new ConfusionTable(outcomes).markdown();
    String page = Files.readString(PAGE);
    Matcher table = TABLE.matcher(page);
    assertThat(table.find()).as("the table's markers in " + PAGE).isTrue();
    if (Boolean.getBoolean("oauthedge.regenerate")) {
      Files.writeString(PAGE, table.replaceFirst("$1" + Matcher.quoteReplacement(seen) + "$3"));
    }

    assertThat(TABLE.matcher(Files.readString(PAGE)).results().map(r -> r.group(2)))
        .as("run this test with -Doauthedge.regenerate=true, and read what changed")
        .containsExactly(seen);
  }
}
