package io.oauthedge.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** The served certificate. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CertificateStatus(
    @JsonPropertyDescription("End of validity (RFC 3339).") @Required String notAfter,
    @JsonPropertyDescription("Subject.") @Required String subject) {}
