package io.oauthedge.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Pods. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Replicas(
    @JsonPropertyDescription("Wanted.") @Required Integer desired,
    @JsonPropertyDescription("Ready.") @Required Integer ready,
    @JsonPropertyDescription("Ready and serving with the wanted configuration.") @Required
        Integer programmed,
    @JsonPropertyDescription("ready/desired.") @Required String summary) {}
