package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** The access log. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AccessLog(
    @JsonPropertyDescription("Which requests get a line: All, Rejected or None. Default All.")
        @Default("All")
        AccessLogLevel level,
    @JsonPropertyDescription(
            "Share of passed requests that get a line, 0 to 100 percent; refused ones always do. Default 100.")
        @Min(0)
        @Max(100)
        @Default("100")
        Integer samplePercent) {
  private static final int ALL_OF_THEM = 100;
  static final AccessLog DEFAULTS = new AccessLog(AccessLogLevel.ALL, ALL_OF_THEM);

  public AccessLog {
    level = level == null ? AccessLogLevel.ALL : level;
    samplePercent = samplePercent == null ? ALL_OF_THEM : samplePercent;
  }
}
