package io.oauthedge.demo.api.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The shapes of the built-in kinds, by the end of a field's path.
 *
 * <p>Taken from the {@code x-kubernetes-list-*} and {@code x-kubernetes-map-type} extensions in
 * Kubernetes' own OpenAPI document, for the kinds that the server serves; what stands not here is a
 * list with one owner, or a map merged by entry.
 */
record BuiltInShape(String path) implements Shape {
  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry("metadata.ownerReferences", List.of("uid")),
          Map.entry("containers", List.of("name")),
          Map.entry("initContainers", List.of("name")),
          Map.entry("ephemeralContainers", List.of("name")),
          Map.entry("containers.ports", List.of("containerPort", "protocol")),
          Map.entry("initContainers.ports", List.of("containerPort", "protocol")),
          Map.entry("env", List.of("name")),
          Map.entry("volumeMounts", List.of("mountPath")),
          Map.entry("volumeDevices", List.of("devicePath")),
          Map.entry("spec.volumes", List.of("name")),
          Map.entry("imagePullSecrets", List.of("name")),
          Map.entry("secrets", List.of("name")),
          Map.entry("hostAliases", List.of("ip")),
          Map.entry("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable")),
          Map.entry("spec.ports", List.of("port", "protocol")),
          Map.entry("status.conditions", List.of("type")),
          Map.entry("status.podIPs", List.of("ip")));

  private static final Set<String> SETS = Set.of("metadata.finalizers");

  private static final Set<String> ATOMIC =
      Set.of(
          "metadata.ownerReferences",
          "imagePullSecrets",
          "secrets",
          "spec.selector",
          "spec.podSelector",
          "labelSelector",
          "nodeSelector",
          "nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution",
          "fieldRef",
          "resourceFieldRef",
          "configMapKeyRef",
          "secretKeyRef",
          "involvedObject",
          "regarding");

  static final Shape ROOT = new BuiltInShape("");

  @Override
  public Shape field(String name) {
    return new BuiltInShape(path.isEmpty() ? name : path + "." + name);
  }

  @Override
  public Shape item() {
    return this;
  }

  @Override
  public List<String> keys() {
    for (String end = path; ; end = end.substring(end.indexOf('.') + 1)) {
      List<String> keys = KEYS.get(end);
      if (keys != null) {
        return keys;
      }
      if (end.indexOf('.') < 0) {
        return List.of();
      }
    }
  }

  /** The ports of containers, Services and endpoints. */
  @Override
  public Optional<JsonNode> keyDefault(String key) {
    return key.equals("protocol") ? Optional.of(TextNode.valueOf("TCP")) : Optional.empty();
  }

  @Override
  public boolean set() {
    return SETS.contains(path);
  }

  @Override
  public boolean atomic() {
    return ATOMIC.stream().anyMatch(end -> path.equals(end) || path.endsWith("." + end));
  }
}
