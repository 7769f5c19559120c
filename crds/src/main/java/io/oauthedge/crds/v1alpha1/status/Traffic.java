package io.oauthedge.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests within a moving window. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Traffic(
    @JsonPropertyDescription("Length of the window.") @Required String window,
    @JsonPropertyDescription("All.") @Required Long requests,
    @JsonPropertyDescription("Passed with a verified token.") @Required Long admitted,
    @JsonPropertyDescription("Passed without a token: public routes and preflights.") @Required
        Long open,
    @JsonPropertyDescription("Refused.") @Required Long rejected,
    @JsonPropertyDescription("The most frequent reason of refusal.") @Nullable String topReason,
    @JsonPropertyDescription("By reason and hop.") List<ReasonTraffic> byReason,
    @JsonPropertyDescription("Header anomalies.") List<HeaderFateTraffic> headerFates,
    @JsonPropertyDescription("Connections that ended before a request.")
        List<ConnectionTraffic> connectionsRefused,
    @JsonPropertyDescription("Refreshes on routes with access: TokenEndpoint, if there were any.")
        @Nullable RefreshTraffic refreshes,
    @JsonPropertyDescription("401 from the upstream to an admitted token.") @Required
        Long upstreamUnauthorized) {
  public Traffic {
    byReason = byReason == null ? List.of() : List.copyOf(byReason);
    connectionsRefused = connectionsRefused == null ? List.of() : List.copyOf(connectionsRefused);
    headerFates = headerFates == null ? List.of() : List.copyOf(headerFates);
  }
}
