package io.oauthedge.operator.plan;

import java.util.List;

/**
 * Files of a Secret that a pod mounts.
 *
 * @param volume name of the volume, unique within the pod
 * @param secretName the Secret
 * @param directory where it is mounted
 * @param keys the entries that are mounted; no other reaches the pod
 */
public record FileMount(String volume, String secretName, String directory, List<String> keys) {
  public FileMount {
    keys = List.copyOf(keys);
  }

  /** Where an entry is found in the pod. */
  public String path(String key) {
    return directory + "/" + key;
  }
}
