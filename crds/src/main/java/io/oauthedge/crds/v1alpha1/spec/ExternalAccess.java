package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How clients from outside the cluster reach the edge. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExternalAccess(
    @JsonPropertyDescription("Type of the Service.") @Default("LoadBalancer")
        ExternalAccessType type,
    @JsonPropertyDescription("CIDRs whose X-Forwarded-* and Forwarded are believed.")
        List<String> trustedProxies,
    @JsonPropertyDescription("Service.spec.externalTrafficPolicy.")
        @Nullable ExternalTrafficPolicy externalTrafficPolicy,
    @JsonPropertyDescription("Service.spec.loadBalancerClass.") @Nullable String loadBalancerClass,
    @JsonPropertyDescription("Service.spec.loadBalancerSourceRanges.") List<String> sourceRanges,
    @JsonPropertyDescription("Annotations of the Service.") Map<String, String> annotations) {
  static final ExternalAccess DEFAULTS =
      new ExternalAccess(
          ExternalAccessType.LOAD_BALANCER, List.of(), null, null, List.of(), Map.of());

  public ExternalAccess {
    type = type == null ? ExternalAccessType.LOAD_BALANCER : type;
    trustedProxies = trustedProxies == null ? List.of() : List.copyOf(trustedProxies);
    sourceRanges = sourceRanges == null ? List.of() : List.copyOf(sourceRanges);
    annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
  }
}
