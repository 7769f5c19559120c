package io.oauthedge.demo.api.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JSONPath of a printer column: fields, {@code [n]}, {@code [*]} and {@code [?(@.a=="b")]}.
 *
 * <p>That is what kubectl's own documentation asks of a column, and no more.
 */
final class ColumnPath {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.(?<field>[A-Za-z0-9_-]+)|\\[(?<index>\\d+)]|(?<all>\\[\\*])"
              + "|\\[\\?\\(@\\.(?<name>\\w+)==\"(?<value>[^\"]*)\"\\)]");

  private ColumnPath() {}

  /** The values at a path, in order; none where it leads nowhere. */
  static List<JsonNode> read(JsonNode object, String path) {
    Stream<JsonNode> found = Stream.of(object);
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      found = next(found, step);
    }
    return found.filter(value -> !value.isMissingNode() && !value.isNull()).toList();
  }

  private static Stream<JsonNode> next(Stream<JsonNode> found, Matcher step) {
    String field = step.group("field");
    String index = step.group("index");
    String name = step.group("name");
    String value = step.group("value");
    if (field != null) {
      return found.map(node -> node.path(field));
    }
    if (index != null) {
      int at = Integer.parseInt(index);
      return found.map(node -> node.path(at));
    }
    Stream<JsonNode> items = found.flatMap(JsonNode::valueStream);
    return name == null ? items : items.filter(item -> item.path(name).asText().equals(value));
  }
}
