package io.oauthedge.operator.plan;

import io.oauthedge.operator.resolve.SecretFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A piece of configuration with the mounts that it needs and the files in them, so that they cannot
 * fall apart.
 *
 * @param files content by path in the pod
 */
record ConfigPiece<T>(T config, List<FileMount> mounts, Map<String, byte[]> files) {
  ConfigPiece {
    mounts = mounts.stream().distinct().toList();
    files = Map.copyOf(files);
  }

  /** A piece that needs no file. */
  static <T> ConfigPiece<T> of(T config) {
    return new ConfigPiece<>(config, List.of(), Map.of());
  }

  /** A mount of all of a Secret's resolved entries; the piece is the mount itself. */
  static ConfigPiece<FileMount> mounted(String volume, String parent, SecretFiles secret) {
    var mount =
        new FileMount(
            volume,
            secret.secretName(),
            parent + "/" + secret.secretName(),
            secret.entries().keySet().stream().sorted().toList());
    var files = new TreeMap<String, byte[]>();
    mount.keys().forEach(key -> files.put(mount.path(key), secret.entry(key)));
    return new ConfigPiece<>(mount, List.of(mount), files);
  }

  <R> ConfigPiece<R> map(Function<T, R> function) {
    return new ConfigPiece<>(function.apply(config), mounts, files);
  }

  /** This configuration, over the needs of both pieces. */
  ConfigPiece<T> and(ConfigPiece<?> other) {
    var both = new HashMap<>(files);
    both.putAll(other.files);
    return new ConfigPiece<>(
        config, Stream.concat(mounts.stream(), other.mounts.stream()).toList(), both);
  }

  /** The pieces' configurations in order, over all their needs. */
  static <T> ConfigPiece<List<T>> all(List<ConfigPiece<T>> pieces) {
    ConfigPiece<List<T>> all = of(pieces.stream().map(ConfigPiece::config).toList());
    for (ConfigPiece<T> piece : pieces) {
      all = all.and(piece);
    }
    return all;
  }
}
