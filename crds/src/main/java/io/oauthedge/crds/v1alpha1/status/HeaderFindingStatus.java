package io.oauthedge.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** A header that the canary saw harmed in two of three rounds. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HeaderFindingStatus(
    @JsonPropertyDescription("Header.") @Required String header,
    @JsonPropertyDescription(
            "Fate: DROPPED, MOVED, REPLACED, TRUNCATED, MANGLED, DUPLICATED or OVERSIZED.")
        @Required
        String fate,
    @JsonPropertyDescription("Hop.") @Required String hop,
    @JsonPropertyDescription("What was sent and what arrived, outside and straight to a pod.")
        @Required
        String evidence,
    @JsonPropertyDescription("What to set, and where.") @Required String fix,
    @JsonPropertyDescription("First seen (RFC 3339).") @Required String since) {}
