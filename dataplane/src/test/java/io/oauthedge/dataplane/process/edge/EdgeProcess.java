package io.oauthedge.dataplane.process.edge;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.Peer;
import io.oauthedge.dataplane.process.support.ManagedProcess;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The real dataplane as an operating-system process, at a loopback address of its own. */
public final class EdgeProcess implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final EdgeFolder folder;
  private final EdgeConfig config;
  private final String address;
  private ManagedProcess process;

  private final List<String> launcher;

  private EdgeProcess(EdgeFolder folder, EdgeConfig config, String... launcher) {
    this.folder = folder;
    this.config = config;
    this.launcher = List.of(launcher);
    this.address = freshLoopbackAddress();
    process = launch();
  }

  /** Starts an edge and waits until it is ready. */
  public static EdgeProcess start(EdgeConfigs configs) {
    return start(configs, new EdgeFolder());
  }

  /** As {@link #start(EdgeConfigs)}, on files that a test prepared. */
  public static EdgeProcess start(EdgeConfigs configs, EdgeFolder folder) {
    return new EdgeProcess(folder, folder.sealed(configs));
  }

  /** As {@link #start(EdgeConfigs, EdgeFolder)}, in a process that may open so many files. */
  public static EdgeProcess startWithFiles(EdgeConfigs configs, EdgeFolder folder, int files) {
    return new EdgeProcess(folder, folder.sealed(configs), "prlimit", "--nofile=" + files);
  }

  /**
   * As {@link #start(EdgeConfigs)}, with TLS by a provider.
   *
   * @param provider JDK or BoringSSL
   */
  public static EdgeProcess startWithProvider(EdgeConfigs configs, String provider) {
    return startWithProvider(configs, new EdgeFolder(), provider);
  }

  /** As {@link #startWithProvider(EdgeConfigs, String)}, on files that a test prepared. */
  public static EdgeProcess startWithProvider(
      EdgeConfigs configs, EdgeFolder folder, String provider) {
    return new EdgeProcess(
        folder, folder.sealed(configs), "env", "OAUTHEDGE_TLS_PROVIDER=" + provider);
  }

  // The inner ports are fixed, so that each edge needs an address of its own, as each pod has.
  private static String freshLoopbackAddress() {
    var random = ThreadLocalRandom.current();
    return "127."
        + random.nextInt(1, 255)
        + "."
        + random.nextInt(1, 255)
        + "."
        + random.nextInt(1, 255);
  }

  private ManagedProcess launch() {
    folder.writeBootConfig(config);
    try {
      var command = new ArrayList<>(launcher);
      command.addAll(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "--enable-native-access=ALL-UNNAMED",
              "-XX:+UseSerialGC",
              "-Xmx128m",
              "-cp",
              Path.of("target", "classes").toAbsolutePath()
                  + ":"
                  + Files.readString(Path.of("target", "runtime.classpath")).strip(),
              "io.oauthedge.dataplane.DataplaneMain",
              "--config",
              "/etc/oauthedge/config/edge.json",
              "--admin-dir",
              "/etc/oauthedge/admin"));
      var edge =
          ManagedProcess.start(
              "edge",
              folder.root(),
              Map.of(
                  "HOSTNAME", address,
                  "OAUTHEDGE_BIND", address,
                  "OAUTHEDGE_ROOT", folder.root().toString()),
              command);
      edge.awaitReady(START_LIMIT, this::isReady);
      return edge;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String address() {
    return address;
  }

  /** The edge as its other pods know it. */
  public Peer peer() {
    return new Peer(address, address, AdminApi.ADMIN_PORT);
  }

  public int httpPort() {
    return config.listeners().httpPort();
  }

  public int httpsPort() {
    return config.listeners().httpsPort();
  }

  /**
   * {@code address:port} of the plaintext listener, as a load balancer's configuration names it.
   */
  public String httpAuthority() {
    return address + ":" + httpPort();
  }

  public EdgeFolder folder() {
    return folder;
  }

  /** What the kubelet would see. */
  public boolean isReady() {
    return probe("/ready").statusCode() == 200;
  }

  /** The Prometheus page. */
  public String metrics() {
    return probe("/metrics").body();
  }

  private HttpResponse<String> probe(String path) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(URI.create("http://" + address + ":" + AdminApi.PROBE_PORT + path))
              .timeout(Duration.ofSeconds(5))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while probing the edge", e);
    }
  }

  /** The access log's lines so far. */
  public List<JsonObject> accessLog() {
    return process
        .output()
        .lines()
        .filter(line -> line.startsWith("{") && line.contains("\"outcome\""))
        .map(JsonObject::new)
        .toList();
  }

  public String output() {
    return process.output();
  }

  public long pid() {
    return process.pid();
  }

  /** SIGTERM, as the kubelet sends it; does not wait. */
  public void terminate() {
    process.terminate();
  }

  /** Waits for the end of a drain; returns the exit code. */
  public int awaitExit(Duration limit) {
    return process.awaitExit(limit);
  }

  /** SIGKILL. */
  public void kill() {
    process.kill();
  }

  /** Starts the ended edge anew at its old address and waits until it is ready. */
  public void restart() {
    process = launch();
  }

  @Override
  public void close() {
    process.close();
  }
}
