package io.oauthedge.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import org.jspecify.annotations.Nullable;

/** An application behind the edge. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Upstream(
    @JsonPropertyDescription("Name that routes refer to.") @Default("default") String name,
    @JsonPropertyDescription("Service in the same namespace.") @Nullable ServiceReference service,
    @JsonPropertyDescription("Origin outside the cluster, instead of service.")
        @Nullable String url,
    @JsonPropertyDescription("What is spoken to it.") @Default("HTTP1") UpstreamProtocol protocol,
    @JsonPropertyDescription("TLS towards it.") @Nullable UpstreamTls tls,
    @JsonPropertyDescription("Limits.") Timeouts timeouts) {
  private static final String DEFAULT_NAME = "default";

  public Upstream {
    name = name == null ? DEFAULT_NAME : name;
    protocol = protocol == null ? UpstreamProtocol.HTTP1 : protocol;
    timeouts = timeouts == null ? Timeouts.DEFAULTS : timeouts;
  }
}
