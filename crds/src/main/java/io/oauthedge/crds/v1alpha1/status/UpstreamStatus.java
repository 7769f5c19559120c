package io.oauthedge.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** An upstream that is a Service, as the pods see it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record UpstreamStatus(
    @JsonPropertyDescription("The upstream's name.") @Required String name,
    @JsonPropertyDescription("Its endpoints.") @Required UpstreamEndpoints endpoints) {}
