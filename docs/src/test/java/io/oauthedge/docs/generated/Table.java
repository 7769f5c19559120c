package io.oauthedge.docs.generated;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown. */
final class Table {
  private final List<String> lines = new ArrayList<>();

  Table(String... columns) {
    row(columns);
    lines.add("|" + "---|".repeat(columns.length));
  }

  Table row(String... cells) {
    var line = new StringBuilder("|");
    for (String cell : cells) {
      line.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    lines.add(line.toString());
    return this;
  }

  /** Empty for a table without rows. */
  String text() {
    return lines.size() > 2 ? String.join("\n", lines) + "\n" : "";
  }
}
