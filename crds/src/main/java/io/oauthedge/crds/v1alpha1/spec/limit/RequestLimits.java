package io.oauthedge.crds.v1alpha1.spec.limit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.oauthedge.crds.v1alpha1.spec.Formats;

/** How many requests of one pod an upstream gets at once, and how many wait. */
@ValidationRule(
    value =
        "!has(self.queueTimeout) || (duration(self.queueTimeout) >= duration('1ms') && duration(self.queueTimeout) <= duration('1m'))",
    message = "queueTimeout must lie between 1ms and 1m")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RequestLimits(
    @JsonPropertyDescription(
            "Requests of one pod that the upstream works on at once, 1 to 1024; a WebSocket counts until it is open. Default 1024.")
        @Min(1)
        @Max(1024)
        @Default("1024")
        Integer maxConcurrentRequests,
    @JsonPropertyDescription(
            "Requests of one pod that wait for their turn, 0 to 65535. They are served by client in turn, and one more costs whoever has most of them there its latest, which gets 503 (UPSTREAM_BUSY). Default 1024.")
        @Min(0)
        @Max(65535)
        @Default("1024")
        Integer maxQueuedRequests,
    @JsonPropertyDescription("Longest wait, 1ms to 1m; after it 503 (UPSTREAM_BUSY). Default 1s.")
        @Size(min = 1, max = 20)
        @Pattern(Formats.DURATION)
        @Default("1s")
        String queueTimeout) {
  private static final int REQUESTS = 1_024;
  private static final String QUEUE_TIMEOUT = "1s";

  /** What holds where the block is absent. */
  public static final RequestLimits DEFAULTS = new RequestLimits(REQUESTS, REQUESTS, QUEUE_TIMEOUT);

  public RequestLimits {
    maxConcurrentRequests = maxConcurrentRequests == null ? REQUESTS : maxConcurrentRequests;
    maxQueuedRequests = maxQueuedRequests == null ? REQUESTS : maxQueuedRequests;
    queueTimeout = queueTimeout == null ? QUEUE_TIMEOUT : queueTimeout;
  }
}
