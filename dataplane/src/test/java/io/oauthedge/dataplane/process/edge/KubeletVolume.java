package io.oauthedge.dataplane.process.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * A mounted Secret as the kubelet writes it: its files are links through {@code ..data}, which one
 * rename turns to a new folder, so that all of them change at once.
 */
final class KubeletVolume {
  private final Path directory;
  private int version;

  KubeletVolume(Path directory) {
    this.directory = directory;
  }

  /** Replaces all files. */
  void write(Map<String, byte[]> files) {
    try {
      Path fresh = Files.createDirectories(directory.resolve("..version-" + ++version));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(fresh.resolve(file.getKey()), file.getValue());
      }
      Path link = directory.resolve("..data_tmp");
      Files.createSymbolicLink(link, fresh.getFileName());
      Files.move(link, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
      for (String name : files.keySet()) {
        Path shown = directory.resolve(name);
        if (!Files.isSymbolicLink(shown)) {
          Files.createSymbolicLink(shown, Path.of("..data", name));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
