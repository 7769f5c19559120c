package io.oauthedge.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Connections that ended before a request, with one reason. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ConnectionTraffic(
    @JsonPropertyDescription("Reason.") @Required String reason,
    @JsonPropertyDescription("Hop that most likely has to change something.") @Required String hop,
    @JsonPropertyDescription("Connections.") @Required Long count) {}
