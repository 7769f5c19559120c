package io.oauthedge.crds.v1alpha1.spec.tls;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.oauthedge.crds.v1alpha1.spec.Formats;
import org.jspecify.annotations.Nullable;

/** TLS towards an upstream. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record UpstreamTls(
    @JsonPropertyDescription(
            "Secret in the same namespace with ca.crt (PEM), in which the upstream's certificate chain must end. Default: the system's authorities. Verification cannot be switched off.")
        @Size(min = 1, max = 253)
        @Pattern(Formats.OBJECT_NAME)
        @Nullable String caSecretName,
    @JsonPropertyDescription(
            "Name to ask for (SNI) and to verify. Default: the Service's DNS name or the url's host.")
        @Size(min = 1, max = 253)
        @Pattern(Formats.HOST)
        @Nullable String serverName,
    @JsonPropertyDescription(
            "Secret of type kubernetes.io/tls in the same namespace, with tls.crt and tls.key: what the edge proves itself with when the upstream asks for a certificate. Default none.")
        @Size(min = 1, max = 253)
        @Pattern(Formats.OBJECT_NAME)
        @Nullable String clientCertificateSecretName) {}
