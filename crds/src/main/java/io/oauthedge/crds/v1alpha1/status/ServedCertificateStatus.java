package io.oauthedge.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.util.List;

/** One certificate that pods serve. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServedCertificateStatus(
    @JsonPropertyDescription("Secret that it comes from.") @Required String secretName,
    @JsonPropertyDescription("Hosts that it serves by SNI; empty for the default.")
        List<String> hosts,
    @JsonPropertyDescription("End of validity (RFC 3339).") @Required String notAfter,
    @JsonPropertyDescription("Subject.") @Required String subject) {
  public ServedCertificateStatus {
    hosts = hosts == null ? List.of() : List.copyOf(hosts);
  }
}
