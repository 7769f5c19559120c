package io.oauthedge.crds.v1alpha1.spec.tls;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.oauthedge.crds.v1alpha1.spec.Formats;
import java.util.List;

/** A certificate for some of the edge's hosts. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HostCertificate(
    @JsonPropertyDescription(
            "Names, 1 to 33 of host and additionalHosts, for which it is shown when a client asks for them by SNI (RFC 6066 section 3).")
        @Size(min = 1, max = 33)
        @Required
        List<@Size(min = 1, max = 253) @Pattern(Formats.HOST) String> hosts,
    @JsonPropertyDescription(
            "Secret of type kubernetes.io/tls in the same namespace, with tls.crt (PEM chain, leaf first) and tls.key.")
        @Size(min = 1, max = 253)
        @Pattern(Formats.OBJECT_NAME)
        @Required
        String secretName) {
  public HostCertificate {
    hosts = List.copyOf(hosts);
  }
}
