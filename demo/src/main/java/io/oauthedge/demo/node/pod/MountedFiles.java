package io.oauthedge.demo.node.pod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files of a volume in a directory, replaced all at once: a symbolic link {@code ..data} to the
 * current set is swapped by rename, as the kubelet's atomic writer does it.
 */
final class MountedFiles {
  private static final String DATA = "..data";

  private final Path directory;
  private final int mode;
  private Map<String, byte[]> current = Map.of();
  private long generation;

  /**
   * @param mode permission bits of the files
   */
  MountedFiles(Path directory, int mode) {
    this.directory = directory;
    this.mode = mode;
  }

  /** Makes the directory hold these files, by plain name; does nothing when it does already. */
  void write(Map<String, byte[]> files) throws IOException {
    if (generation > 0 && equal(current, files)) {
      return;
    }
    generation++;
    Path fresh = Files.createDirectories(directory.resolve("..set-" + generation));
    for (var file : files.entrySet()) {
      Path path = Files.write(fresh.resolve(file.getKey()), file.getValue());
      Files.setPosixFilePermissions(path, permissions());
    }
    Path link = directory.resolve("..data_tmp");
    Files.createSymbolicLink(link, fresh.getFileName());
    Files.move(link, directory.resolve(DATA), StandardCopyOption.ATOMIC_MOVE);
    for (String name : files.keySet()) {
      Path visible = directory.resolve(name);
      if (!Files.exists(visible, LinkOption.NOFOLLOW_LINKS)) {
        Files.createSymbolicLink(visible, Path.of(DATA, name));
      }
    }
    current = Map.copyOf(files);
    removeOld(fresh);
  }

  private void removeOld(Path fresh) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (name.startsWith("..set-") && !entry.equals(fresh)) {
          deleteAll(entry);
        } else if (!name.startsWith("..") && !current.containsKey(name)) {
          Files.delete(entry);
        }
      }
    }
  }

  private Set<PosixFilePermission> permissions() {
    PosixFilePermission[] bits = PosixFilePermission.values();
    var set = EnumSet.noneOf(PosixFilePermission.class);
    for (int i = 0; i < bits.length; i++) {
      // The constants stand in the order of the bits, the owner's read bit first.
      if ((mode & 0400 >> i) != 0) {
        set.add(bits[i]);
      }
    }
    return set;
  }

  private static boolean equal(Map<String, byte[]> a, Map<String, byte[]> b) {
    return a.keySet().equals(b.keySet())
        && a.entrySet().stream()
            .allMatch(file -> Arrays.equals(file.getValue(), b.get(file.getKey())));
  }

  static void deleteAll(Path path) throws IOException {
    try (Stream<Path> tree = Files.walk(path)) {
      List<Path> inner = tree.sorted((x, y) -> y.compareTo(x)).toList();
      for (Path file : inner) {
        Files.delete(file);
      }
    }
  }
}
