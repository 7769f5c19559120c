package io.oauthedge.dataplane.reload;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.Digests;
import io.oauthedge.contract.config.EdgeConfig;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the files that a configuration needs, and holds them to its digests. */
final class MountedFiles {
  /**
   * What was read.
   *
   * @param contents by path, of the files that match
   * @param missing what does not match, one sentence a file
   */
  record Reading(Map<String, Buffer> contents, List<String> missing) {}

  private final FileRoot root;
  private final String adminDirectory;

  MountedFiles(FileRoot root, String adminDirectory) {
    this.root = root;
    this.adminDirectory = adminDirectory;
  }

  /** Reads all files once; what is served is what was compared. */
  Reading read(EdgeConfig config) {
    var contents = new HashMap<String, Buffer>();
    var missing = new ArrayList<String>();
    if (config.files().isEmpty()) {
      return new Reading(contents, missing);
    }
    byte[] key;
    try {
      key = Files.readAllBytes(root.at(adminDirectory + "/" + AdminApi.DIGEST_KEY));
    } catch (IOException e) {
      return new Reading(contents, List.of("the digest key is not mounted"));
    }
    config
        .sortedFiles()
        .forEach(
            (path, digest) -> {
              try {
                byte[] content = Files.readAllBytes(root.at(path));
                if (Digests.keyed(key, content).equals(digest)) {
                  contents.put(path, Buffer.buffer(content));
                } else {
                  missing.add(path + " has other content than the configuration expects");
                }
              } catch (IOException e) {
                missing.add(path + " is not mounted");
              }
            });
    return new Reading(contents, missing);
  }
}
