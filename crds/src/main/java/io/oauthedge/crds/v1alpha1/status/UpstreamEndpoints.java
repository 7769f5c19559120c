package io.oauthedge.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** How many endpoints the pods see. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record UpstreamEndpoints(
    @JsonPropertyDescription("Endpoints that get any request, the fewest of any pod.") @Required
        Integer ready,
    @JsonPropertyDescription(
            "Endpoints that are about to end and still serve, the most of any pod.")
        @Required
        Integer terminating,
    @JsonPropertyDescription(
            "Ready endpoints that a pod leaves out as failing, the most of any pod.")
        @Required
        Integer ejected) {}
