package io.oauthedge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.BearerError;
import io.oauthedge.contract.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonsPageTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| <a id=\"([^\"]+)\"></a>`([A-Z_]+)` \\|(.*)\\|$");
  private static final Page PAGE = Page.named("reasons.md");

  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyReasonHasARowThatSaysWhatTheCodeDoes(Reason reason) {
    List<String> cells = row(reason);

    assertThat(cells)
        .startsWith(
            String.valueOf(reason.status()),
            reason.error() == BearerError.NONE ? "–" : "`" + reason.error().code() + "`",
            reason.hop().name(),
            reason.sentence());
    assertThat(cells.getLast()).as("what to do").hasSizeGreaterThan(20);
  }

  @Test
  void noRowSpeaksOfAReasonThatDoesNotExist() {
    var names = ROW.matcher(PAGE.text()).results().map(m -> m.group(2)).toList();

    assertThat(names)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Reason.values()).map(Reason::name).toList());
  }

  private static List<String> row(Reason reason) {
    var match =
        ROW.matcher(PAGE.text())
            .results()
            .filter(m -> m.group(2).equals(reason.name()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("docs/reasons.md has no row for " + reason));
    assertThat(match.group(1)).as("anchor").isEqualTo(reason.anchor());
    return Arrays.stream(match.group(3).split("\\|")).map(String::strip).toList();
  }
}
