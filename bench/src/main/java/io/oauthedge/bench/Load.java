package io.oauthedge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code wrk} on one core: sixteen keep-alive connections, tokens in rotation. */
final class Load {
  private static final int CONNECTIONS = 16;

  private final int core;
  private final Path script;
  private final Path tokens;

  /**
   * What one run saw.
   *
   * @param requests answered requests
   * @param cpuMicros CPU time of the server under test during the run
   * @param perSecond answered requests a second
   * @param p99Micros latency that 99 % of the requests stayed below, or {@link #NOT_MEASURED}
   */
  record Run(long requests, long cpuMicros, double perSecond, long p99Micros) {
    static final long NOT_MEASURED = -1;

    double cpuMicrosPerRequest() {
      return (double) cpuMicros / requests;
    }
  }

  Load(int core, Path script, Path tokens) {
    this.core = core;
    this.script = script;
    this.tokens = tokens;
  }

  /**
   * Loads a server.
   *
   * @throws IllegalStateException when any request failed or was not answered by 200
   */
  Run run(Server server, int seconds) {
    long before = server.cpuMicros();
    String output = wrk(server.url(), seconds);
    long cpu = server.cpuMicros() - before;
    String result =
        output
            .lines()
            .filter(line -> line.startsWith("RESULT "))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("wrk failed:\n" + output));
    String[] fields = result.split(" ", -1);
    long requests = Long.parseLong(fields[1]);
    if (requests == 0 || Long.parseLong(fields[3]) != 0) {
      throw new IllegalStateException(server.name() + " refused or lost requests:\n" + output);
    }
    double duration = Long.parseLong(fields[2]) / 1e6;
    return new Run(requests, cpu, requests / duration, Long.parseLong(fields[4]));
  }

  private String wrk(String url, int seconds) {
    var command =
        List.of(
            "taskset",
            "-c",
            Integer.toString(core),
            "wrk",
            "-t1",
            "-c" + CONNECTIONS,
            "-d" + seconds + "s",
            "--timeout",
            "30s",
            "-s",
            script.toString(),
            url,
            "--",
            tokens.toString());
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
