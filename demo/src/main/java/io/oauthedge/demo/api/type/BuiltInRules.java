package io.oauthedge.demo.api.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rules of a built-in kind: its defaults, and what may not change.
 *
 * <p>A limit: the fields are not held against Kubernetes' schema, so a misspelt one is kept.
 */
record BuiltInRules(Consumer<ObjectNode> defaults, List<String> immutable, List<Column> special)
    implements ResourceRules {
  @Override
  public Shape shape() {
    return BuiltInShape.ROOT;
  }

  @Override
  public List<String> unknownFields(ObjectNode object) {
    return List.of();
  }

  @Override
  public void complete(ObjectNode object) {
    defaults.accept(object);
  }

  @Override
  public List<String> violations(ObjectNode object, Optional<ObjectNode> before) {
    return List.of();
  }

  @Override
  public List<Column> columns() {
    var columns = new ArrayList<>(special);
    columns.add(Column.age());
    return List.copyOf(columns);
  }
}
