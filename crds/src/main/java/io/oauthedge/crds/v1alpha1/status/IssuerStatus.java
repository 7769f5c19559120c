package io.oauthedge.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** An issuer as the pods see it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record IssuerStatus(
    @JsonPropertyDescription("The iss value.") @Required String issuer,
    @JsonPropertyDescription("Usable keys, the fewest of any pod.") @Required Integer keys,
    @JsonPropertyDescription("Newest successful fetch (RFC 3339).") @Nullable String lastFetch,
    @JsonPropertyDescription("What the last fetch failed with, and on which pod.")
        @Nullable String lastError) {}
