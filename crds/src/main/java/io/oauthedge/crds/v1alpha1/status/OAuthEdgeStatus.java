package io.oauthedge.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator has observed. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonClassDescription("What the operator has observed; written by the operator alone.")
public record OAuthEdgeStatus(
    @JsonPropertyDescription("Generation that this status speaks of.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("Conditions.") List<Condition> conditions,
    @JsonPropertyDescription("Pods.") @Nullable Replicas replicas,
    @JsonPropertyDescription("Addresses at which clients reach the edge.") List<String> endpoints,
    @JsonPropertyDescription("Issuers as the pods see them.") List<IssuerStatus> issuers,
    @JsonPropertyDescription("The served certificate that ends first.")
        @Nullable CertificateStatus certificate,
    @JsonPropertyDescription("TLS of the listeners as the pods serve it.") @Nullable TlsStatus tls,
    @JsonPropertyDescription("What the header canary has seen.")
        @Nullable HeaderIntegrity headerIntegrity,
    @JsonPropertyDescription("Upstreams that are Services, as the pods see them.")
        List<UpstreamStatus> upstreams,
    @JsonPropertyDescription("Requests within a moving window.") @Nullable Traffic traffic) {
  public OAuthEdgeStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
    issuers = issuers == null ? List.of() : List.copyOf(issuers);
    upstreams = upstreams == null ? List.of() : List.copyOf(upstreams);
  }
}
