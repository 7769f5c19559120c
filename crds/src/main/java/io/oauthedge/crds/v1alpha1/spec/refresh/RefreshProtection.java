package io.oauthedge.crds.v1alpha1.spec.refresh;

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

/** What keeps refreshes from becoming a storm. */
@ValidationRule(
    value =
        "!has(self.replayWindow) || (duration(self.replayWindow) >= duration('0s') && duration(self.replayWindow) <= duration('10s'))",
    message = "replayWindow must lie between 0s and 10s")
@ValidationRule(
    value =
        "!has(self.replayWindow) || duration(self.replayWindow) == duration('0s') || !has(self.coalesce) || self.coalesce",
    message = "replayWindow has no effect without coalesce; remove it or set coalesce: true")
@ValidationRule(
    value =
        "!has(self.queueTimeout) || (duration(self.queueTimeout) >= duration('1ms') && duration(self.queueTimeout) <= duration('1m'))",
    message = "queueTimeout must lie between 1ms and 1m")
@ValidationRule(
    value =
        "!has(self.retryAfter) || (duration(self.retryAfter) >= duration('1s') && duration(self.retryAfter) <= duration('5m'))",
    message = "retryAfter must lie between 1s and 5m")
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RefreshProtection(
    @JsonPropertyDescription(
            "Whether equal refreshes (same refresh token, client and proof of the client) that are under way together become one request, whose answer all callers get. Default true.")
        @Default("true")
        Boolean coalesce,
    @JsonPropertyDescription(
            "How long after its answer an equal refresh still gets that answer, 0s to 10s. Above 0s whoever stole token and client secret has that long, unnoticed by the authorization server (RFC 9700 section 4.14). Default 0s.")
        @Size(min = 1, max = 20)
        @Pattern(Formats.DURATION)
        @Default("0s")
        String replayWindow,
    @JsonPropertyDescription(
            "Requests of one pod that one upstream's token endpoints work on at once, 1 to 65535. Default 64.")
        @Min(1)
        @Max(65535)
        @Default("64")
        Integer maxConcurrentRequests,
    @JsonPropertyDescription(
            "Requests of one pod that wait for their turn, 0 to 65535; one more gets 429 (TOKEN_ENDPOINT_BUSY). Default 1024.")
        @Min(0)
        @Max(65535)
        @Default("1024")
        Integer maxQueuedRequests,
    @JsonPropertyDescription(
            "Longest wait, 1ms to 1m; after it 503 (TOKEN_ENDPOINT_QUEUE_TIMEOUT). Default 5s.")
        @Size(min = 1, max = 20)
        @Pattern(Formats.DURATION)
        @Default("5s")
        String queueTimeout,
    @JsonPropertyDescription(
            "Middle of what Retry-After tells refused clients, 1s to 5m; each is told another time between half and one and a half of it, so that they do not come back together. Default 10s.")
        @Size(min = 1, max = 20)
        @Pattern(Formats.DURATION)
        @Default("10s")
        String retryAfter) {
  private static final String NO_REPLAY = "0s";
  private static final int CONCURRENT = 64;
  private static final int QUEUED = 1_024;
  private static final String QUEUE_TIMEOUT = "5s";
  private static final String RETRY_AFTER = "10s";

  /** What holds where the block is absent. */
  public static final RefreshProtection DEFAULTS =
      new RefreshProtection(true, NO_REPLAY, CONCURRENT, QUEUED, QUEUE_TIMEOUT, RETRY_AFTER);

  public RefreshProtection {
    coalesce = coalesce == null ? true : coalesce;
    replayWindow = replayWindow == null ? NO_REPLAY : replayWindow;
    maxConcurrentRequests = maxConcurrentRequests == null ? CONCURRENT : maxConcurrentRequests;
    maxQueuedRequests = maxQueuedRequests == null ? QUEUED : maxQueuedRequests;
    queueTimeout = queueTimeout == null ? QUEUE_TIMEOUT : queueTimeout;
    retryAfter = retryAfter == null ? RETRY_AFTER : retryAfter;
  }
}
