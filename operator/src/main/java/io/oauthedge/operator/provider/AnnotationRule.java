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
 * @param why for a person
 */
public record AnnotationRule(
    Target object, String name, String value, Optional<Backend> backend, String why) {
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

  boolean fits(Target target, Backend spoken) {
    return object == target && backend.map(wanted -> wanted == spoken).orElse(true);
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
