package io.oauthedge.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** How much the way to the edge carries. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PathLimit(
    @JsonPropertyDescription("HTTP/1.1 or HTTP/2, as spoken to the external address.") @Required
        String protocol,
    @JsonPropertyDescription(
            "Longest Authorization value that arrived whole, in bytes; found to within 64.")
        @Required
        Long authorizationBytes,
    @JsonPropertyDescription("The whole request head with it, in bytes as sent.") @Required
        Long headBytes,
    @JsonPropertyDescription(
            "Whose limit it is: EDGE is headers.maxSize, LOAD_BALANCER is less than that.")
        @Required
        String hop,
    @JsonPropertyDescription("How one of a few bytes more was answered.") @Required String above) {}
