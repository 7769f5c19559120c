package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/** Limits towards an upstream. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Timeouts(
    @JsonPropertyDescription("For a new connection.") @Default("2s") String connect,
    @JsonPropertyDescription("Until the response head.") @Default("30s") String response,
    @JsonPropertyDescription("Between two pieces of a body.") @Default("60s") String idle) {
  private static final String CONNECT = "2s";
  private static final String RESPONSE = "30s";
  private static final String IDLE = "60s";
  static final Timeouts DEFAULTS = new Timeouts(CONNECT, RESPONSE, IDLE);

  public Timeouts {
    connect = connect == null ? CONNECT : connect;
    response = response == null ? RESPONSE : response;
    idle = idle == null ? IDLE : idle;
  }
}
