package io.oauthedge.dataplane.process.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Debian's HAProxy in front of edges, with its defaults but for what a test adds. */
public final class HaproxyProcess implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.1";

  private final ManagedProcess process;
  private final int port;

  private HaproxyProcess(ManagedProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a load balancer that checks the health path of each server every 250 ms and drops one
   * after two failures.
   *
   * @param servers {@code address:port} of the edges behind it
   * @param healthPath what it probes
   * @param frontendDirectives lines for the {@code frontend} section
   */
  public static HaproxyProcess before(
      List<String> servers, String healthPath, String frontendDirectives) {
    return start(port -> config(port, servers, healthPath, frontendDirectives));
  }

  /**
   * Starts a load balancer that passes connections on unread, and uses no server that fails its
   * check.
   *
   * @param server {@code address:port} of the edge
   * @param options of the server's line, such as {@code send-proxy-v2 check check-send-proxy}
   */
  public static HaproxyProcess passing(String server, String options) {
    return start(
        port ->
            """
            global
              nbthread 1
              log stdout format raw local0
            defaults
              mode tcp
              log global
              timeout check 2s
              timeout connect 2s
              timeout client 60s
              timeout server 60s
            listen clients
              bind %s:%d
              server edge %s inter 250 rise 1 fall 1 %s
            """
                .formatted(ADDRESS, port, server, options));
  }

  /**
   * Starts one with a configuration of the test's own.
   *
   * @param text the configuration for a port, which it binds
   */
  public static HaproxyProcess start(IntFunction<String> text) {
    String binary = Binary.find("haproxy", "haproxy");
    int port = FreePort.on(ADDRESS);
    try {
      Path folder = Files.createTempDirectory("haproxy");
      Path config = folder.resolve("haproxy.cfg");
      Files.writeString(config, text.apply(port));
      var process =
          ManagedProcess.start(
              "haproxy", folder, Map.of(), List.of(binary, "-db", "-f", config.toString()));
      process.awaitListening(Duration.ofSeconds(10), ADDRESS, port);
      return new HaproxyProcess(process, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String config(int port, List<String> servers, String healthPath, String frontend) {
    var lines = new StringBuilder();
    for (int i = 0; i < servers.size(); i++) {
      lines.append(
          "  server edge%d %s check inter 250 rise 1 fall 2\n".formatted(i, servers.get(i)));
    }
    return """
    global
      nbthread 1
      log stdout format raw local0
    defaults
      mode http
      log global
      option httplog
      option dontlog-normal
      timeout check 2s
      timeout connect 2s
      timeout client 60s
      timeout server 60s
    frontend clients
      bind %s:%d
      option forwardfor
      http-request set-header X-Forwarded-Proto https
      %s
      default_backend edges
    backend edges
      balance roundrobin
      option httpchk GET %s
    %s\
    """
        .formatted(ADDRESS, port, frontend, healthPath, lines);
  }

  public String address() {
    return ADDRESS;
  }

  public int port() {
    return port;
  }

  /** HAProxy's log: server state changes and proxy errors. */
  public String log() {
    return process.output();
  }

  @Override
  public void close() {
    process.close();
  }
}
