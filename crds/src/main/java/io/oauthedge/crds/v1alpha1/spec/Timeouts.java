package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Limits towards an upstream. */
@ValidationRule(
    value =
        "!has(self.connect) || (duration(self.connect) >= duration('1ms') && duration(self.connect) <= duration('1m'))",
    message = "connect must lie between 1ms and 1m")
@ValidationRule(
    value =
        "!has(self.response) || (duration(self.response) >= duration('1ms') && duration(self.response) <= duration('24h'))",
    message = "response must lie between 1ms and 24h")
@ValidationRule(
    value =
        "!has(self.idle) || (duration(self.idle) >= duration('1ms') && duration(self.idle) <= duration('24h'))",
    message = "idle must lie between 1ms and 24h")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Timeouts(
    @JsonPropertyDescription("Limit for a new connection, 1ms to 1m. Default 2s.")
        @Size(min = 1, max = 20)
        @Pattern(Formats.DURATION)
        @Default("2s")
        String connect,
    @JsonPropertyDescription("Limit until the response head, 1ms to 24h. Default 30s.")
        @Size(min = 1, max = 20)
        @Pattern(Formats.DURATION)
        @Default("30s")
        String response,
    @JsonPropertyDescription(
            "Limit between two pieces of a body or stream, 1ms to 24h. Default 60s.")
        @Size(min = 1, max = 20)
        @Pattern(Formats.DURATION)
        @Default("60s")
        String idle) {
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
