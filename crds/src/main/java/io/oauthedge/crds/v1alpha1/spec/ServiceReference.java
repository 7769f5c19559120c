package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A Service in the same namespace. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServiceReference(
    @JsonPropertyDescription("Name of the Service.")
        @Size(min = 1, max = 253)
        @Pattern(Formats.OBJECT_NAME)
        @Required
        String name,
    @JsonPropertyDescription("Port number of the Service, 1 to 65535.")
        @Min(1)
        @Max(65535)
        @Required
        Integer port) {}
