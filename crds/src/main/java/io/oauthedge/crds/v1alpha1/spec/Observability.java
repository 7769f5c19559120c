package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What the edge writes down. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Observability(
    @JsonPropertyDescription(
            "The access log: one JSON line a request on standard output, never a token.")
        AccessLog accessLog) {
  static final Observability DEFAULTS = new Observability(AccessLog.DEFAULTS);

  public Observability {
    accessLog = accessLog == null ? AccessLog.DEFAULTS : accessLog;
  }
}
