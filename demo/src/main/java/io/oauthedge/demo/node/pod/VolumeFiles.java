package io.oauthedge.demo.node.pod;

import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the files of a pod's volume from the ConfigMap or Secret that it names. */
final class VolumeFiles {
  private VolumeFiles() {}

  /**
   * The files by path, as they are now; empty for a scratch directory.
   *
   * @throws MissingException when the object or one of its keys is not there
   */
  static Map<String, byte[]> read(KubernetesClient client, String namespace, Volume volume)
      throws MissingException {
    if (volume.getConfigMap() != null) {
      var source = volume.getConfigMap();
      return select(
          "configmap \"" + source.getName() + "\"",
          configMap(client, namespace, source.getName()),
          source.getItems(),
          Boolean.TRUE.equals(source.getOptional()));
    }
    if (volume.getSecret() != null) {
      var source = volume.getSecret();
      return select(
          "secret \"" + source.getSecretName() + "\"",
          secret(client, namespace, source.getSecretName()),
          source.getItems(),
          Boolean.TRUE.equals(source.getOptional()));
    }
    return Map.of();
  }

  private static Optional<Map<String, byte[]>> configMap(
      KubernetesClient client, String namespace, String name) {
    return Optional.ofNullable(client.configMaps().inNamespace(namespace).withName(name).get())
        .map(
            map -> {
              var files = new TreeMap<String, byte[]>();
              given(map.getData())
                  .forEach((key, text) -> files.put(key, text.getBytes(StandardCharsets.UTF_8)));
              given(map.getBinaryData())
                  .forEach((key, data) -> files.put(key, Base64.getDecoder().decode(data)));
              return files;
            });
  }

  private static Optional<Map<String, byte[]>> secret(
      KubernetesClient client, String namespace, String name) {
    return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get())
        .map(
            secret -> {
              var files = new TreeMap<String, byte[]>();
              given(secret.getData())
                  .forEach((key, data) -> files.put(key, Base64.getDecoder().decode(data)));
              return files;
            });
  }

  private static Map<String, byte[]> select(
      String what, Optional<Map<String, byte[]>> found, List<KeyToPath> items, boolean optional)
      throws MissingException {
    if (found.isEmpty() && !optional) {
      throw new MissingException(what + " not found");
    }
    Map<String, byte[]> all = found.orElse(Map.of());
    if (items.isEmpty()) {
      return all;
    }
    var files = new TreeMap<String, byte[]>();
    var missing = new ArrayList<String>();
    for (KeyToPath item : items) {
      byte[] content = all.get(item.getKey());
      if (content != null) {
        files.put(item.getPath(), content);
      } else if (!optional) {
        missing.add(item.getKey());
      }
    }
    if (!missing.isEmpty()) {
      throw new MissingException(what + " has no key " + String.join(", ", missing));
    }
    return files;
  }

  private static Map<String, String> given(@Nullable Map<String, String> map) {
    return Objects.requireNonNullElse(map, Map.of());
  }

  /** What a volume is made from is not there (yet). */
  static final class MissingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String what;

    MissingException(String what) {
      this.what = what;
    }

    @Override
    public String getMessage() {
      return what;
    }
  }
}
