package io.oauthedge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.ConnectionRefusal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TlsPageTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| ([A-Z_]+) \\| ([^|]+) \\| ([^|]{20,}) \\|$");

  @Test
  void everyRefusalOfAConnectionHasARowThatSaysWhatTheCodeDoes() {
    List<List<String>> rows =
        ROW.matcher(Page.named("tls.md").text())
            .results()
            .map(row -> List.of(row.group(1), row.group(2), row.group(3)))
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(
            Arrays.stream(ConnectionRefusal.values())
                .map(one -> List.of(one.name(), one.hop().name(), one.sentence()))
                .toList());
  }
}
