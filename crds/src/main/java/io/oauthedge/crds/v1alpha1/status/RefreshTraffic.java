package io.oauthedge.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Refreshes on routes with access: TokenEndpoint. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RefreshTraffic(
    @JsonPropertyDescription("That clients asked for.") @Required Long received,
    @JsonPropertyDescription("That the authorization server answered.") @Required Long sent,
    @JsonPropertyDescription("That shared the answer to an equal one.") @Required Long coalesced) {}
