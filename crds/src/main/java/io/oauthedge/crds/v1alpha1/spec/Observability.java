package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Logs. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Observability(@JsonPropertyDescription("The access log.") AccessLog accessLog) {
  static final Observability DEFAULTS = new Observability(AccessLog.DEFAULTS);

  public Observability {
    accessLog = accessLog == null ? AccessLog.DEFAULTS : accessLog;
  }
}
