package io.oauthedge.dataplane.reload;

import java.nio.file.Path;

/**
 * Where the absolute paths of configuration and arguments begin: {@code /} in a pod, another folder
 * where several pods share a file system.
 */
public record FileRoot(Path root) {
  /** The file that a path of the configuration means. */
  public Path at(String path) {
    return root.resolve(path.startsWith("/") ? path.substring(1) : path);
  }
}
