package io.oauthedge.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the header canary has seen. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HeaderIntegrity(
    @JsonPropertyDescription("For the HEADERS column: Intact, a finding in short, or why unknown.")
        @Required
        String summary,
    @JsonPropertyDescription("End of the newest round (RFC 3339).") @Nullable String lastRound,
    @JsonPropertyDescription("Where the rounds went: URL, address, and how the edge saw them come.")
        @Nullable String path,
    @JsonPropertyDescription("How much the way carries, by protocol.") List<PathLimit> limits,
    @JsonPropertyDescription("Headers that were harmed.") List<HeaderFindingStatus> findings,
    @JsonPropertyDescription("What the newest full round could not judge, and why.")
        @Nullable String unjudged) {
  public HeaderIntegrity {
    limits = limits == null ? List.of() : List.copyOf(limits);
    findings = findings == null ? List.of() : List.copyOf(findings);
  }
}
