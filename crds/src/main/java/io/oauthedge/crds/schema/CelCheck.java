package io.oauthedge.crds.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Evaluates {@code x-kubernetes-validations} where a value is present, as for a new resource:
 * without the rules about a change, which speak of {@code oldSelf}.
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
          .build();
  private final Map<String, CelRuntime.Program> programs = new ConcurrentHashMap<>();

  List<String> violations(JsonNode value, JsonNode schema, String path) {
    var all = new ArrayList<String>();
    if (value.isMissingNode()) {
      return all;
    }
    for (JsonNode rule : schema.path("x-kubernetes-validations")) {
      String text = rule.path("rule").asText();
      if (!text.contains("oldSelf") && !holds(text, value)) {
        all.add(path + ": " + rule.path("message").asText());
      }
    }
    for (var property : schema.path("properties").properties()) {
      String inner = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
      all.addAll(violations(value.path(property.getKey()), property.getValue(), inner));
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        all.addAll(violations(value.get(i), schema.path("items"), path + "[" + i + "]"));
      }
    }
    return all;
  }

  private boolean holds(String rule, JsonNode value) {
    try {
      Object self = LONGS.convertValue(value, Object.class);
      return Boolean.TRUE.equals(
          programs.computeIfAbsent(rule, this::compile).eval(Map.of("self", self)));
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
