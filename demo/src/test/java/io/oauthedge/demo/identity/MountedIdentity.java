package io.oauthedge.demo.identity;

import io.oauthedge.operator.identity.AdminIdentity;
import io.oauthedge.operator.identity.IdentityCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Map;

/** An identity's Secret as a kubelet mounts it: all entries change at once. */
final class MountedIdentity {
  static final String DIRECTORY = "/admin/..data";

  private final Path parent;
  private int version;

  MountedIdentity(Path root) throws IOException {
    this.parent = Files.createDirectories(root.resolve("admin"));
  }

  void mount(AdminIdentity identity) throws IOException {
    version++;
    Path fresh = Files.createDirectory(parent.resolve("..v" + version));
    for (Map.Entry<String, String> entry : IdentityCodec.mounted(identity).entrySet()) {
      Files.write(fresh.resolve(entry.getKey()), Base64.getDecoder().decode(entry.getValue()));
    }
    Path link = Files.createSymbolicLink(parent.resolve("..tmp"), fresh.getFileName());
    Files.move(link, parent.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
  }
}
