package io.oauthedge.dataplane.canary;

import io.oauthedge.contract.canary.CanaryKeys;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the mounted file of the canary's keys.
 *
 * <p>An older operator mounts none, and one that is taken away counts no more; one that cannot be
 * used leaves the keys as they are.
 */
public final class CanaryKeysFile {
  private static final Logger LOG = LoggerFactory.getLogger(CanaryKeysFile.class);
  private static final long POLL_MILLIS = 2_000;

  private final Vertx vertx;
  private final Path file;
  private final CanarySeals seals;
  private Optional<String> seen = Optional.empty();

  public CanaryKeysFile(Vertx vertx, Path file, CanarySeals seals) {
    this.vertx = vertx;
    this.file = file;
    this.seals = seals;
  }

  /** Reads the file, and from now on looks for another content. Blocks for the first reading. */
  public void follow() {
    look();
    vertx.setPeriodic(POLL_MILLIS, timer -> vertx.executeBlocking(this::look));
  }

  /** Whether the file is there. */
  synchronized boolean look() {
    try {
      Optional<String> found = read();
      if (!found.equals(seen)) {
        seen = found;
        seals.use(found.map(CanaryKeys::parse));
        LOG.atInfo().addKeyValue("present", found.isPresent()).log("The canary's keys changed");
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.atWarn()
          .addKeyValue("problem", e.getMessage())
          .log("The canary keeps its keys: the file cannot be used");
    }
    return seen.isPresent();
  }

  private Optional<String> read() throws IOException {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
