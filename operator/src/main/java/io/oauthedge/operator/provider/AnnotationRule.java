package io.oauthedge.operator.provider;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An annotation that the operator sets on an object of the edge.
 *
 * @param object whose annotation it is
 * @param value may hold names in braces, such as {@code {healthPath}}
 * @param backend only where the load balancer speaks this to the pods; always when empty
 * @param minVersion only where this is the lowest TLS version; always when empty
 * @param proxyProtocol only where the edge demands it, or only where not; always when empty
 * @param why for a person
 */
public record AnnotationRule(
    Target object,
    String name,
    String value,
    Optional<Backend> backend,
    Optional<String> minVersion,
    Optional<Boolean> proxyProtocol,
    String why) {
  private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]+)}");

  /** An object that load balancer controllers read. */
  public enum Target {
    @JsonProperty("Service")
    SERVICE,
    @JsonProperty("Ingress")
    INGRESS
  }

  /** What a load balancer at layer 7 speaks to the pods. */
  public enum Backend {
    /** TLS once more: the edge has its own certificate. */
    HTTPS,
    /** Plaintext: the load balancer ends TLS, and proves it. */
    HTTP
  }

  /**
   * What of an edge decides which annotations it gets.
   *
   * @param minVersion {@code TLSv1.2} or {@code TLSv1.3}
   * @param proxyProtocol whether its listeners demand it
   */
  public record Traits(Backend backend, String minVersion, boolean proxyProtocol) {}

  boolean fits(Target target, Traits edge) {
    return object == target
        && backend.map(edge.backend()::equals).orElse(true)
        && minVersion.map(edge.minVersion()::equals).orElse(true)
        && proxyProtocol.map(demanded -> demanded == edge.proxyProtocol()).orElse(true);
  }

  /**
   * The value with every name replaced.
   *
   * @throws IllegalStateException for a name that is none of {@code names}
   */
  String value(Map<String, String> names) {
    return NAME.matcher(value)
        .replaceAll(
            match ->
                Optional.ofNullable(names.get(match.group(1)))
                    .orElseThrow(
                        () -> new IllegalStateException(name + " uses unknown " + match.group())));
  }
}
