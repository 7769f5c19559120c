package io.oauthedge.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Requests with one reason. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReasonTraffic(
    @JsonPropertyDescription("Reason.") @Required String reason,
    @JsonPropertyDescription("Hop.") @Required String hop,
    @JsonPropertyDescription("Requests.") @Required Long count) {}
