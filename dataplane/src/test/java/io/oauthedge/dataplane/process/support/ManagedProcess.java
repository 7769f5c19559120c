package io.oauthedge.dataplane.process.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An operating-system process with its descendants, its output in a file, and a sure end. */
public final class ManagedProcess implements AutoCloseable {
  private static final Path LOGS = Path.of("target", "process-logs");
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name;
  private final Path log;
  private final Process process;

  private ManagedProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /** Starts a command as the leader of its own process group. */
  public static ManagedProcess start(
      String name, Path folder, Map<String, String> environment, List<String> command) {
    try {
      Files.createDirectories(LOGS);
      Path log = LOGS.resolve(name + "-" + COUNT.incrementAndGet() + ".log").toAbsolutePath();
      var inOwnGroup = new ArrayList<>(List.of("setsid"));
      inOwnGroup.addAll(command);
      var builder =
          new ProcessBuilder(inOwnGroup)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      builder.environment().put(Reaper.MARK_NAME, Reaper.MARK);
      Process process = builder.start();
      Reaper.watch(process);
      return new ManagedProcess(name, log, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** All that the process has written so far. */
  public String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for a condition; fails at once, with the output, when the process ends before it. */
  public void awaitReady(Duration limit, Callable<Boolean> ready) {
    try {
      await(name + " is ready")
          .atMost(limit)
          .pollInterval(Duration.ofMillis(100))
          .failFast(name + " has ended", () -> !process.isAlive())
          .ignoreExceptions()
          .until(ready);
    } catch (RuntimeException e) {
      String output = output();
      kill();
      throw new IllegalStateException(name + " did not become ready; it wrote:\n" + output, e);
    }
  }

  /** Waits until something accepts connections at the address. */
  public void awaitListening(Duration limit, String address, int port) {
    awaitReady(
        limit,
        () -> {
          new Socket(address, port).close();
          return true;
        });
  }

  /** SIGTERM; does not wait. */
  public void terminate() {
    process.destroy();
  }

  /**
   * Waits for the end that {@link #terminate} asked for.
   *
   * @return the exit code
   */
  public int awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(name + " did not end within " + limit);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + name + " ended", e);
    }
  }

  /** SIGKILL to the process and its whole group; returns when it is gone. */
  public void kill() {
    try {
      new ProcessBuilder("sh", "-c", "kill -s KILL -- -" + process.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + name + " was killed", e);
    }
    awaitExit(Duration.ofSeconds(10));
  }

  @Override
  public void close() {
    kill();
  }
}
