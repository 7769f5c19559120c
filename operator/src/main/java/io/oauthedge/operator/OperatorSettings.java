package io.oauthedge.operator;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the installation says.
 *
 * @param namespaces where edges are looked for; empty for everywhere
 * @param image the proxy's image where a resource names none
 * @param operatorNamespace where the operator's own pods run
 * @param scrapeInterval between two looks at an edge that is settled; one that is not is looked at
 *     more often
 * @param statusInterval how often mere counts are written to status, at most
 * @param instance names this process in Events: its pod's name
 * @param canary where the header canary may and may not call
 * @param healthPort of {@code /live}, {@code /ready} and {@code /metrics}; 0 for any free one
 */
public record OperatorSettings(
    Set<String> namespaces,
    String image,
    String operatorNamespace,
    Duration scrapeInterval,
    Duration statusInterval,
    String instance,
    CanarySettings canary,
    int healthPort) {
  /**
   * What the header canary may call. Loopback, link-local, an edge's own and the operator's own
   * addresses may not be called without further ado; all others may, private ones too.
   *
   * @param allowed CIDRs that may be called although no load balancer has such addresses
   * @param denied CIDRs that may never be called
   * @param ownAddresses of the operator's pod, its node and the API server: never called
   */
  public record CanarySettings(
      List<String> allowed, List<String> denied, Set<String> ownAddresses) {
    public CanarySettings {
      allowed = List.copyOf(allowed);
      denied = List.copyOf(denied);
      ownAddresses = Set.copyOf(ownAddresses);
    }

    /** Load balancers' addresses alone. */
    public static CanarySettings none() {
      return new CanarySettings(List.of(), List.of(), Set.of());
    }
  }

  public OperatorSettings {
    namespaces = Set.copyOf(namespaces);
  }

  /**
   * Reads {@code OAUTHEDGE_*}, {@code POD_NAMESPACE}, {@code POD_IP}, {@code NODE_IP}, {@code
   * KUBERNETES_SERVICE_HOST} and {@code HOSTNAME}.
   *
   * @throws IllegalArgumentException naming the variable that cannot be read, and what it takes
   */
  public static OperatorSettings from(Map<String, String> environment) {
    return new OperatorSettings(
        Set.copyOf(list(environment, "OAUTHEDGE_NAMESPACES")),
        environment.getOrDefault("OAUTHEDGE_IMAGE", "oauthedge-dataplane:0.1.0"),
        environment.getOrDefault("POD_NAMESPACE", "oauthedge-system"),
        read(environment, "OAUTHEDGE_SCRAPE_INTERVAL", "10", OperatorSettings::seconds),
        read(environment, "OAUTHEDGE_STATUS_INTERVAL", "120", OperatorSettings::seconds),
        environment.getOrDefault("HOSTNAME", "oauthedge-operator"),
        new CanarySettings(
            list(environment, "OAUTHEDGE_CANARY_ALLOWED_CIDRS"),
            list(environment, "OAUTHEDGE_CANARY_DENIED_CIDRS"),
            Stream.of("POD_IP", "NODE_IP", "KUBERNETES_SERVICE_HOST")
                .flatMap(name -> list(environment, name).stream())
                .collect(Collectors.toSet())),
        read(environment, "OAUTHEDGE_HEALTH_PORT", "8081", OperatorSettings::port));
  }

  private static List<String> list(Map<String, String> environment, String name) {
    return Arrays.stream(environment.getOrDefault(name, "").split(","))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .distinct()
        .toList();
  }

  private static <T> T read(
      Map<String, String> environment, String name, String byDefault, Function<String, T> parser) {
    String value = environment.getOrDefault(name, byDefault);
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          name + " is " + value + "; it takes a whole number: " + e.getMessage(), e);
    }
  }

  private static Duration seconds(String text) {
    int seconds = Integer.parseInt(text);
    if (seconds < 1) {
      throw new IllegalArgumentException("seconds, at least 1");
    }
    return Duration.ofSeconds(seconds);
  }

  private static int port(String text) {
    int port = Integer.parseInt(text);
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("a port, 0 to 65535");
    }
    return port;
  }
}
