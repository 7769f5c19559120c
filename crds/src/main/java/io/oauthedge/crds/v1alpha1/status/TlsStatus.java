package io.oauthedge.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TLS of the listeners as the pods serve it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TlsStatus(
    @JsonPropertyDescription(
            "What speaks TLS in the pods: BoringSSL, or JDK where that does not load. Both when pods differ.")
        @Nullable String provider,
    @JsonPropertyDescription("Why a pod does not use BoringSSL.") @Nullable String providerMessage,
    @JsonPropertyDescription("Certificates that the pods serve, the default first.")
        List<ServedCertificateStatus> certificates) {
  public TlsStatus {
    certificates = certificates == null ? List.of() : List.copyOf(certificates);
  }
}
