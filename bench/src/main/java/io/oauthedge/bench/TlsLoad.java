package io.oauthedge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code h2load} on one core over TLS 1.3 with one suite and one group, whose connections resume no
 * session: HTTP/1.1 with one token.
 */
final class TlsLoad {
  private static final int KEPT_CONNECTIONS = 16;
  private static final int CONNECTIONS_PER_SECOND = 250;
  private static final String HOST = "orders.example.com";
  private static final Pattern FINISHED = Pattern.compile("finished in .*, ([0-9.]+) req/s");
  private static final Pattern REQUESTS =
      Pattern.compile("(\\d+) succeeded, (\\d+) failed, (\\d+) errored, (\\d+) timeout");
  private static final Pattern STATUSES = Pattern.compile("(\\d+) 2xx, 0 3xx, 0 4xx, 0 5xx");

  private final int core;
  private final String token;

  TlsLoad(int core, String token) {
    this.core = core;
    this.token = token;
  }

  /** Sixteen connections that carry request after request. */
  Load.Run keptConnections(Server server, int seconds) {
    return run(server, "-c" + KEPT_CONNECTIONS, "-D" + seconds);
  }

  /**
   * So many connections, each with a full handshake and one request, at a steady rate: thrown at a
   * server at once, they would measure its queue.
   */
  Load.Run newConnections(Server server, int connections) {
    return run(server, "-c" + connections, "-n" + connections, "--rate=" + CONNECTIONS_PER_SECOND);
  }

  private Load.Run run(Server server, String... amount) {
    long before = server.cpuMicros();
    String output = h2load(server, amount);
    long cpu = server.cpuMicros() - before;
    long requests = Long.parseLong(find(REQUESTS, server, output).group(1));
    Matcher counts = find(REQUESTS, server, output);
    boolean lost = !(counts.group(2) + counts.group(3) + counts.group(4)).equals("000");
    find(STATUSES, server, output);
    if (lost || requests == 0) {
      throw new IllegalStateException(server.name() + " lost requests:\n" + output);
    }
    double perSecond = Double.parseDouble(find(FINISHED, server, output).group(1));
    return new Load.Run(requests, cpu, perSecond, Load.Run.NOT_MEASURED);
  }

  private static Matcher find(Pattern pattern, Server server, String output) {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException(server.name() + " refused requests:\n" + output);
    }
    return matcher;
  }

  private String h2load(Server server, String... amount) {
    var command =
        new ArrayList<>(
            List.of(
                "taskset",
                "-c",
                Integer.toString(core),
                "h2load",
                "--h1",
                "-t1",
                "--tls13-ciphers=TLS_AES_128_GCM_SHA256",
                "--groups=X25519",
                "--connect-to=" + server.authority(),
                "-H",
                "x-forwarded-proto: https",
                "-H",
                "Authorization: Bearer " + token));
    command.addAll(List.of(amount));
    command.add("https://" + HOST + "/orders/42");
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
