package io.oauthedge.crds.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Evaluates {@code x-kubernetes-validations} where a value is present.
 *
 * <p>Rules about a change, which speak of {@code oldSelf}, are evaluated where there was a value
 * before; not within lists, whose items would have to be told apart.
 */
final class CelCheck {
  private static final ObjectMapper LONGS =
      new ObjectMapper()
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_LONG_FOR_INTS);

  private final Cel cel =
      CelFactory.plannerCelBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addCompilerLibraries(CelExtensions.strings())
          .addRuntimeLibraries(CelExtensions.strings())
          .addVar("self", SimpleType.DYN)
          .addVar("oldSelf", SimpleType.DYN)
          .build();
  private final Map<String, CelRuntime.Program> programs = new ConcurrentHashMap<>();

  /** What is wrong with a new value. */
  List<String> violations(JsonNode value, JsonNode schema, String path) {
    return violations(value, MissingNode.getInstance(), schema, path);
  }

  /** What is wrong with a value that comes in place of another, which may be missing. */
  List<String> violations(JsonNode value, JsonNode before, JsonNode schema, String path) {
    var all = new ArrayList<String>();
    if (value.isMissingNode()) {
      return all;
    }
    for (JsonNode rule : schema.path("x-kubernetes-validations")) {
      String text = rule.path("rule").asText();
      boolean applies = !text.contains("oldSelf") || !before.isMissingNode();
      if (applies && !holds(text, value, before)) {
        all.add(path + ": " + rule.path("message").asText());
      }
    }
    for (var property : schema.path("properties").properties()) {
      String inner = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
      JsonNode old = before.path(property.getKey());
      all.addAll(violations(value.path(property.getKey()), old, property.getValue(), inner));
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        all.addAll(violations(value.get(i), schema.path("items"), path + "[" + i + "]"));
      }
    }
    return all;
  }

  private boolean holds(String rule, JsonNode value, JsonNode before) {
    var variables = new HashMap<String, Object>();
    variables.put("self", LONGS.convertValue(value, Object.class));
    if (!before.isMissingNode()) {
      variables.put("oldSelf", LONGS.convertValue(before, Object.class));
    }
    try {
      return Boolean.TRUE.equals(programs.computeIfAbsent(rule, this::compile).eval(variables));
    } catch (CelEvaluationException e) {
      throw new IllegalStateException("the rule cannot be evaluated: " + rule, e);
    }
  }

  private CelRuntime.Program compile(String rule) {
    try {
      return cel.createProgram(cel.compile(rule).getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalStateException("the rule cannot be compiled: " + rule, e);
    }
  }
}
