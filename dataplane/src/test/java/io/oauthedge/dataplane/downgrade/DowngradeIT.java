package io.oauthedge.dataplane.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.tls.PlaintextPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Asks by http and https through every load balancer under every policy. */
class DowngradeIT {
  private static final Path PAGE = Path.of("..", "docs", "downgrade.md");
  private static final Pattern TABLE =
      Pattern.compile("(?s)(<!-- downgrade:begin -->\n\n)(.*?)(\n<!-- downgrade:end -->)");
  private static final List<Cell> CELLS = new ArrayList<>();

  @BeforeAll
  static void askAll() throws IOException {
    for (PlaintextPolicy policy : PlaintextPolicy.values()) {
      try (var street = new Street(policy)) {
        for (Balancer balancer : Balancer.values()) {
          for (boolean https : new boolean[] {false, true}) {
            CELLS.add(street.ask(balancer, https, false));
            CELLS.add(street.ask(balancer, https, true));
          }
        }
      }
    }
  }

  @Test
  void noCredentialThatCrossedPlaintextIsServedUnlessATrustedProxyLies() {
    assertThat(CELLS)
        .filteredOn(Cell::servesAnExposedCredential)
        .extracting(cell -> cell.way().balancer())
        .containsOnly(Balancer.LYING);
  }

  @Test
  void noAnswerOverPlaintextHasStrictTransportUnlessATrustedProxyLies() {
    assertThat(CELLS)
        .filteredOn(cell -> !cell.way().https() && cell.strictTransport())
        .extracting(cell -> cell.way().balancer())
        .containsOnly(Balancer.LYING);
  }

  @Test
  void theTableInTheDocsIsWhatWasSeen() throws IOException {
    String seen = DowngradeTable.markdown(CELLS);
    Matcher table = TABLE.matcher(Files.readString(PAGE));
    assertThat(table.find()).as("the table's markers in " + PAGE).isTrue();
    if (Boolean.getBoolean("oauthedge.regenerate")) {
      Files.writeString(PAGE, table.replaceFirst("$1" + Matcher.quoteReplacement(seen) + "$3"));
    }

    assertThat(TABLE.matcher(Files.readString(PAGE)).results().map(r -> r.group(2)))
        .as("run this test with -Doauthedge.regenerate=true, and read what changed")
        .containsExactly(seen);
  }
}
