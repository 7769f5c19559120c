package io.oauthedge.dataplane.downgrade;

import io.oauthedge.contract.tls.PlaintextPolicy;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cells as the page shows them: a table for each policy. */
final class DowngradeTable {
  private DowngradeTable() {}

  static String markdown(List<Cell> cells) {
    return Stream.of(PlaintextPolicy.values())
        .map(policy -> table(policy, cells))
        .collect(Collectors.joining("\n"));
  }

  private static String table(PlaintextPolicy policy, List<Cell> cells) {
    var rows = new StringBuilder();
    for (Balancer balancer : Balancer.values()) {
      for (boolean https : new boolean[] {false, true}) {
        rows.append(
            "| %s | %s | %s | %s |\n"
                .formatted(
                    balancer.shown(),
                    https ? "https" : "http",
                    shown(cells, new Cell.Way(balancer, https, policy, false)),
                    shown(cells, new Cell.Way(balancer, https, policy, true))));
      }
    }
    return """
    ### `plaintext: %s`

    | load balancer | client speaks | without a credential | with one |
    |---|---|---|---|
    %s"""
        .formatted(name(policy), rows);
  }

  private static String shown(List<Cell> cells, Cell.Way way) {
    return cells.stream()
        .filter(cell -> cell.way().equals(way))
        .map(Cell::toString)
        .collect(Collectors.joining());
  }

  /** As the resource spells it. */
  private static String name(PlaintextPolicy policy) {
    return switch (policy) {
      case REDIRECT -> "Redirect";
      case REFUSE -> "Refuse";
      case TERMINATED_UPSTREAM -> "TerminatedUpstream";
    };
  }
}
