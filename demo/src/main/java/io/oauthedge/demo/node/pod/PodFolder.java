package io.oauthedge.demo.node.pod;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.oauthedge.demo.node.pod.VolumeFiles.MissingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A pod's root folder, with its volumes where it mounts them. */
final class PodFolder {
  private static final int DEFAULT_MODE = 0644;

  private final Path root;
  private final Map<String, MountedFiles> mounted = new HashMap<>();

  PodFolder(Path root) {
    this.root = root;
  }

  /** What the container takes for {@code /}. */
  Path root() {
    return root;
  }

  /** Brings every volume to what its ConfigMap or Secret holds now. */
  void refresh(KubernetesClient client, Pod pod) throws IOException, MissingException {
    Files.createDirectories(root);
    for (VolumeMount mount : pod.getSpec().getContainers().getFirst().getVolumeMounts()) {
      Volume volume =
          pod.getSpec().getVolumes().stream()
              .filter(candidate -> candidate.getName().equals(mount.getName()))
              .findFirst()
              .orElseThrow(
                  () -> new MissingException("volume \"" + mount.getName() + "\" not found"));
      Path directory = Files.createDirectories(root.resolve(mount.getMountPath().substring(1)));
      if (volume.getEmptyDir() == null) {
        var files = VolumeFiles.read(client, pod.getMetadata().getNamespace(), volume);
        mounted
            .computeIfAbsent(
                mount.getMountPath(), path -> new MountedFiles(directory, mode(volume)))
            .write(files);
      }
    }
  }

  void delete() throws IOException {
    if (Files.exists(root)) {
      MountedFiles.deleteAll(root);
    }
  }

  private static int mode(Volume volume) {
    return Optional.ofNullable(volume.getSecret())
        .map(secret -> secret.getDefaultMode())
        .or(() -> Optional.ofNullable(volume.getConfigMap()).map(map -> map.getDefaultMode()))
        .orElse(DEFAULT_MODE);
  }
}
