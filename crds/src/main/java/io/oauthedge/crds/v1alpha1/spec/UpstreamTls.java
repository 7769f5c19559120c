package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** TLS towards an upstream. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record UpstreamTls(
    @JsonPropertyDescription("Secret with ca.crt.") @Nullable String caSecretName,
    @JsonPropertyDescription("Name to ask for and to verify.") @Nullable String serverName) {}
