package io.oauthedge.operator.render.pod;

import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.oauthedge.operator.plan.EdgePlan;
import io.oauthedge.operator.plan.FileMount;
import io.oauthedge.operator.plan.PodFiles;
import java.util.ArrayList;
import java.util.List;

/** The boot configuration, the identity, and the files that the configuration needs. */
final class EdgeVolumes {
  private static final String CONFIG = "config";
  private static final String ADMIN = "admin";
  private static final String SCRATCH = "tmp";

  /** Readable by the pod's group alone; a pod's user reads by fsGroup. */
  private static final int SECRET_MODE = 0440;

  private EdgeVolumes() {}

  static List<Volume> volumes(EdgePlan plan) {
    var volumes = new ArrayList<Volume>();
    volumes.add(
        new VolumeBuilder()
            .withName(CONFIG)
            .withNewConfigMap()
            .withName(plan.names().configMap(plan.shape()))
            .endConfigMap()
            .build());
    volumes.add(secret(ADMIN, plan.names().adminSecret(), List.of()));
    for (FileMount mount : plan.mounts()) {
      volumes.add(secret(mount.volume(), mount.secretName(), items(mount)));
    }
    volumes.add(
        new VolumeBuilder()
            .withName(SCRATCH)
            .withNewEmptyDir()
            .withSizeLimit(new Quantity("64Mi"))
            .endEmptyDir()
            .build());
    return volumes;
  }

  static List<VolumeMount> mounts(EdgePlan plan) {
    var mounts = new ArrayList<VolumeMount>();
    mounts.add(readOnly(CONFIG, PodFiles.CONFIG_DIRECTORY));
    mounts.add(readOnly(ADMIN, PodFiles.ADMIN_DIRECTORY));
    plan.mounts().forEach(mount -> mounts.add(readOnly(mount.volume(), mount.directory())));
    mounts.add(new VolumeMountBuilder().withName(SCRATCH).withMountPath("/tmp").build());
    return mounts;
  }

  private static Volume secret(String volume, String secretName, List<KeyToPath> items) {
    return new VolumeBuilder()
        .withName(volume)
        .withNewSecret()
        .withSecretName(secretName)
        .withDefaultMode(SECRET_MODE)
        .withItems(items)
        .endSecret()
        .build();
  }

  private static List<KeyToPath> items(FileMount mount) {
    return mount.keys().stream()
        .map(key -> new KeyToPathBuilder().withKey(key).withPath(key).build())
        .toList();
  }

  private static VolumeMount readOnly(String volume, String path) {
    return new VolumeMountBuilder().withName(volume).withMountPath(path).withReadOnly(true).build();
  }
}
