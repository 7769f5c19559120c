package io.oauthedge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.operator.status.condition.ConditionReason;
import io.oauthedge.operator.status.condition.ConditionType;
import io.oauthedge.operator.status.event.EventReason;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusPageTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `.*$");
  private static final Pattern WORD = Pattern.compile("`([A-Z][A-Za-z]+)`");
  private static final Set<String> IN_TABLES =
      ROW.matcher(Page.named("status.md").text())
          .results()
          .map(MatchResult::group)
          .flatMap(row -> WORD.matcher(row).results())
          .map(word -> word.group(1))
          .filter(word -> !Set.of("True", "False", "Unknown").contains(word))
          .collect(Collectors.toSet());

  @Test
  void theTablesHoldEveryWordOfTheStatusAndNoOther() {
    assertThat(IN_TABLES)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    Arrays.stream(ConditionType.values()).map(ConditionType::text),
                    Arrays.stream(ConditionReason.values()).map(ConditionReason::text),
                    Arrays.stream(EventReason.values()).map(EventReason::text))
                .flatMap(words -> words)
                .collect(Collectors.toSet()));
  }
}
