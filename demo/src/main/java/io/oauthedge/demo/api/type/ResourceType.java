package io.oauthedge.demo.api.type;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of resource that the server serves.
 *
 * @param group API group; empty for the core group
 * @param versioned whether {@code metadata.generation} counts the changes of its spec
 * @param hasStatus whether status is a subresource, which the main path leaves alone
 */
public record ResourceType(
    String group,
    String version,
    String plural,
    String kind,
    boolean namespaced,
    boolean versioned,
    boolean hasStatus,
    List<String> shortNames,
    ResourceRules rules) {

  /** As an object's {@code apiVersion} says it. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  public String singular() {
    return kind.toLowerCase(Locale.ROOT);
  }

  /** As a Status message says it: {@code deployments.apps}. */
  public String qualified() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /** The path of the collection; without a namespace, of all namespaces. */
  public String collection(Optional<String> namespace) {
    return (group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version)
        + namespace.map(n -> "/namespaces/" + n).orElse("")
        + "/"
        + plural;
  }
}
