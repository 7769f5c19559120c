package io.oauthedge.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.Map;

/** Asks health check expressions in Flux's order: in progress, failed, current. */
final class FluxHealth {
  private static final ObjectMapper LONGS =
      new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);
  private static final Cel CEL =
      CelFactory.plannerCelBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("metadata", SimpleType.DYN)
          .addVar("spec", SimpleType.DYN)
          .addVar("status", SimpleType.DYN)
          .build();

  private FluxHealth() {}

  /** The first that holds; {@code none} when Flux goes on waiting. */
  static String of(JsonNode expressions, JsonNode resource) {
    return List.of("inProgress", "failed", "current").stream()
        .filter(name -> holds(expressions.path(name).asText(), resource))
        .findFirst()
        .orElse("none");
  }

  private static boolean holds(String expression, JsonNode resource) {
    try {
      return Boolean.TRUE.equals(
          CEL.createProgram(CEL.compile(expression).getAst())
              .eval(
                  Map.of(
                      "metadata", LONGS.convertValue(resource.path("metadata"), Object.class),
                      "spec", LONGS.convertValue(resource.path("spec"), Object.class),
                      "status", LONGS.convertValue(resource.path("status"), Object.class))));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalStateException("the expression cannot be evaluated: " + expression, e);
    }
  }
}
