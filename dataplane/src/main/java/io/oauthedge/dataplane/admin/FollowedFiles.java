package io.oauthedge.dataplane.admin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The admin port's files, read again and again for one who uses them. */
public final class FollowedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(FollowedFiles.class);
  private static final long POLL_MILLIS = 2_000;

  private final Vertx vertx;
  private final Path directory;
  private final String user;
  private AdminFiles current;

  /**
   * Reads the files for the first time.
   *
   * @param directory holds the files that {@link io.oauthedge.contract.AdminApi} names
   * @param user who uses them, as a log line begins
   * @throws IOException when one of them cannot be read
   */
  public FollowedFiles(Vertx vertx, Path directory, String user) throws IOException {
    this.vertx = vertx;
    this.directory = directory;
    this.user = user;
    this.current = AdminFiles.read(directory);
  }

  /** Those that are used. */
  public AdminFiles current() {
    return current;
  }

  /** From now on hands over changed files, each until it is used; the last good ones stay. */
  public void follow(Function<AdminFiles, Future<Boolean>> use) {
    vertx.setPeriodic(POLL_MILLIS, timer -> look(use));
  }

  private void look(Function<AdminFiles, Future<Boolean>> use) {
    vertx
        .executeBlocking(() -> AdminFiles.read(directory))
        .compose(read -> read.equals(current) ? Future.succeededFuture(false) : change(read, use))
        .onFailure(
            failure ->
                LOG.atWarn()
                    .addKeyValue("problem", failure.getMessage())
                    .log(user + " keeps its certificate: the new one cannot be used"));
  }

  private Future<Boolean> change(AdminFiles read, Function<AdminFiles, Future<Boolean>> use) {
    return vertx
        .executeBlocking(() -> read.checked(vertx))
        .compose(use)
        .onSuccess(used -> renewed(read));
  }

  private void renewed(AdminFiles read) {
    current = read;
    LOG.atInfo().log(user + " has a renewed certificate");
  }
}
