package io.oauthedge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server as a process on one core, with the CPU time that it used. */
final class Server implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  /** The resolution of {@code /proc/<pid>/stat}; 100 on every Linux that runs Java. */
  private static final long TICKS_PER_SECOND = 100;

  private final String name;
  private final Process process;
  private final String address;
  private final int port;

  private Server(String name, Process process, String address, int port) {
    this.name = name;
    this.process = process;
    this.address = address;
    this.port = port;
  }

  /** Starts a command on one core and waits until it accepts connections. */
  static Server start(
      String name,
      int core,
      Path folder,
      Map<String, String> environment,
      String address,
      int port,
      List<String> command) {
    var pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
    pinned.addAll(command);
    Path log = folder.resolve(name.replace(' ', '-') + ".log");
    var builder = new ProcessBuilder(pinned).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      var server = new Server(name, builder.start(), address, port);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      server.awaitListening(log);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitListening(Path log) throws IOException {
    Instant limit = Instant.now().plus(START_LIMIT);
    while (!accepts()) {
      if (!process.isAlive() || Instant.now().isAfter(limit)) {
        close();
        throw new IllegalStateException(name + " does not listen:\n" + Files.readString(log));
      }
      try {
        process.waitFor(100, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while " + name + " started", e);
      }
    }
  }

  private boolean accepts() {
    try (var socket = new Socket(address, port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  String name() {
    return name;
  }

  String url() {
    return "http://" + address + ":" + port + "/";
  }

  String authority() {
    return address + ":" + port;
  }

  /** User and system time of the process and its children so far, in microseconds. */
  long cpuMicros() {
    long ticks = tree().mapToLong(Server::cpuTicks).sum();
    return ticks * (1_000_000 / TICKS_PER_SECOND);
  }

  private Stream<ProcessHandle> tree() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  private static long cpuTicks(ProcessHandle handle) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"));
      // The command's name, the second field, may hold spaces; what follows its bracket does not.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> all = tree().toList();
    all.forEach(ProcessHandle::destroy);
    all.forEach(
        handle ->
            handle
                .onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(
                    e -> {
                      handle.destroyForcibly();
                      return handle;
                    })
                .join());
  }
}
