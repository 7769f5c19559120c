package io.oauthedge.demo.node.pod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One run of a container: an operating system process with a clean environment.
 *
 * <p>Where {@code setpriv} is there, the kernel ends the process when the thread that started it
 * dies, however that came about: start processes from a thread that lives as long as the node.
 */
final class ContainerProcess {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  private final Process process;
  private final Instant startedAt;
  private Optional<Instant> killAt = Optional.empty();

  private ContainerProcess(Process process, Instant startedAt) {
    this.process = process;
    this.startedAt = startedAt;
  }

  /**
   * @param log where standard output and error are added
   * @param ended called when the process has ended, by another thread
   */
  static ContainerProcess start(
      List<String> command,
      Map<String, String> environment,
      Path directory,
      Path log,
      Instant now,
      Runnable ended)
      throws IOException {
    var full = new ArrayList<String>();
    if (Files.isExecutable(SETPRIV)) {
      full.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL", "--"));
    }
    full.addAll(command);
    Files.createDirectories(log.getParent());
    var builder =
        new ProcessBuilder(full)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    var ignored = process.onExit().thenRun(ended);
    return new ContainerProcess(process, now);
  }

  Instant startedAt() {
    return startedAt;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Of an ended process. */
  OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  long pid() {
    return process.pid();
  }

  /** SIGTERM at the first call, SIGKILL once the grace since then is over. */
  void stop(Duration grace, Instant now) {
    if (killAt.isEmpty()) {
      killAt = Optional.of(now.plus(grace));
      process.destroy();
    } else if (!now.isBefore(killAt.get())) {
      process.destroyForcibly();
    }
  }

  boolean isStopping() {
    return killAt.isPresent();
  }

  void kill() {
    process.destroyForcibly();
  }
}
