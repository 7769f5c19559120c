package io.oauthedge.dataplane.canary;

import io.oauthedge.contract.canary.ArrivedField;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An application's account of the fields that it got: a JSON object of names, each with a string or
 * an array of strings, or one that has such an object as its member {@code headers}.
 */
final class EchoDocument {
  private EchoDocument() {}

  /** The fields; empty when it is anything else. */
  static Optional<List<ArrivedField>> read(Buffer body) {
    try {
      var document = new JsonObject(body);
      return fields(document.getValue("headers") instanceof JsonObject h ? h : document);
    } catch (DecodeException | ClassCastException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<ArrivedField>> fields(JsonObject names) {
    var fields = new ArrayList<ArrivedField>(names.size());
    for (Map.Entry<String, Object> member : names) {
      List<?> values = member.getValue() instanceof JsonArray a ? a.getList() : one(member);
      for (Object value : values) {
        if (member.getKey().isEmpty() || !(value instanceof String text)) {
          return Optional.empty();
        }
        fields.add(ShownFields.of(member.getKey(), text));
      }
    }
    return Optional.of(fields);
  }

  // Not List.of: a JSON null is a value here, and is refused like all that is no string.
  private static List<?> one(Map.Entry<String, Object> member) {
    return Collections.singletonList(member.getValue());
  }
}
