package io.oauthedge.demo.story;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The table that an API server makes of a list (meta.k8s.io/v1 Table), laid out as kubectl does.
 *
 * @param rows the head first
 */
record KubectlTable(List<List<String>> rows) {
  private static final String GAP = "   ";

  /** Columns of a priority above 0 are for {@code -o wide} alone. */
  static KubectlTable of(JsonObject table, boolean wide) {
    var columns = new ArrayList<Integer>();
    var head = new ArrayList<String>();
    JsonArray definitions = table.getJsonArray("columnDefinitions");
    for (int i = 0; i < definitions.size(); i++) {
      JsonObject column = definitions.getJsonObject(i);
      if (wide || column.getInteger("priority", 0) == 0) {
        columns.add(i);
        head.add(column.getString("name").toUpperCase(Locale.ROOT));
      }
    }
    var rows = new ArrayList<List<String>>(List.of(head));
    for (Object row : table.getJsonArray("rows", new JsonArray())) {
      JsonArray cells = ((JsonObject) row).getJsonArray("cells");
      rows.add(columns.stream().map(i -> text(cells.getValue(i))).toList());
    }
    return new KubectlTable(rows);
  }

  /** One line a row. */
  List<String> lines() {
    int[] widths =
        IntStream.range(0, rows.getFirst().size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length()).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private static String text(@Nullable Object cell) {
    return cell == null ? "" : cell.toString();
  }
}
