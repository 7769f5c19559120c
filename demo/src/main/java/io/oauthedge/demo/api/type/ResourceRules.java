package io.oauthedge.demo.api.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What the server does with the objects of one kind before it keeps them. */
public interface ResourceRules {
  /** How objects merge under apply. */
  Shape shape();

  /** Paths of fields that the kind does not have; they are not kept. */
  List<String> unknownFields(ObjectNode object);

  /** Fills in defaults and removes unknown fields, in place. */
  void complete(ObjectNode object);

  /**
   * What is wrong with a complete object; each begins with the path of the field.
   *
   * @param before the object in whose place it comes; absent for a new one
   */
  List<String> violations(ObjectNode object, Optional<ObjectNode> before);

  /** Paths of fields, such as {@code /spec/selector}, that stay as they were created. */
  List<String> immutable();

  /** What kubectl get shows after the name. */
  List<Column> columns();
}
