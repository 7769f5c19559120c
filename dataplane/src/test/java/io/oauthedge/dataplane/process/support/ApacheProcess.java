package io.oauthedge.dataplane.process.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Debian's Apache httpd in front of an edge, with its defaults but for what a test adds. */
public final class ApacheProcess implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.1";
  private static final Path MODULES = Path.of("/usr/lib/apache2/modules");
  private static final List<String> LOADED =
      List.of(
          "mpm_event",
          "authn_core",
          "authn_file",
          "authz_core",
          "authz_user",
          "auth_basic",
          "headers",
          "setenvif",
          "proxy",
          "proxy_http");

  private final ManagedProcess process;
  private final int port;

  private ApacheProcess(ManagedProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a reverse proxy.
   *
   * @param upstream {@code address:port} of the server behind it
   * @param directives lines for the server; {@code mod_headers} and {@code mod_auth_basic} are
   *     loaded
   */
  public static ApacheProcess before(String upstream, String directives) {
    String binary = Binary.find("apache2", "apache2-bin");
    int port = FreePort.on(ADDRESS);
    try {
      Path folder = Files.createTempDirectory("apache");
      Path config = folder.resolve("httpd.conf");
      Files.writeString(config, config(folder, port, upstream, directives));
      var process =
          ManagedProcess.start(
              "apache",
              folder,
              Map.of(),
              List.of(binary, "-D", "FOREGROUND", "-f", config.toString()));
      process.awaitListening(Duration.ofSeconds(10), ADDRESS, port);
      return new ApacheProcess(process, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String config(Path folder, int port, String upstream, String directives) {
    String modules =
        LOADED.stream()
            .map(name -> "LoadModule %1$s_module %2$s/mod_%1$s.so".formatted(name, MODULES))
            .collect(Collectors.joining("\n"));
    return """
    ServerRoot %1$s
    ServerName edge
    Listen %2$s:%3$d
    %4$s
    DefaultRuntimeDir %1$s
    PidFile %1$s/httpd.pid
    ErrorLog /dev/stderr
    User www-data
    Group www-data
    ProxyPreserveHost On
    ProxyPass / http://%5$s/
    RequestHeader set X-Forwarded-Proto https
    %6$s
    """
        .formatted(folder, ADDRESS, port, modules, upstream, directives);
  }

  public String address() {
    return ADDRESS;
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.close();
  }
}
