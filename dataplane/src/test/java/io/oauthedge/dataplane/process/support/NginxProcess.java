package io.oauthedge.dataplane.process.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Debian's NGINX in front of an edge, with its defaults but for what a test adds. */
public final class NginxProcess implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.1";

  private final ManagedProcess process;
  private final int port;

  private NginxProcess(ManagedProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a reverse proxy.
   *
   * @param upstreams {@code address:port} of the servers behind it
   * @param serverDirectives lines for the {@code server} block
   * @param locationDirectives lines for {@code location /}; NGINX's defaults apply to the rest
   */
  public static NginxProcess before(
      List<String> upstreams, String serverDirectives, String locationDirectives) {
    return start("", upstreams, serverDirectives, locationDirectives);
  }

  /** As {@link #before}, and ends TLS with this certificate. */
  public static NginxProcess endingTls(
      OpensslAuthority.Issued own,
      String upstream,
      String serverDirectives,
      String locationDirectives) {
    String all =
        "ssl_certificate %s; ssl_certificate_key %s; %s"
            .formatted(own.certificate(), own.key(), serverDirectives);
    return start("ssl", List.of(upstream), all, locationDirectives);
  }

  private static NginxProcess start(
      String listen, List<String> upstreams, String serverDirectives, String locationDirectives) {
    String binary = Binary.find("nginx", "nginx-light");
    int port = FreePort.on(ADDRESS);
    try {
      Path folder = Files.createTempDirectory("nginx");
      Path config = folder.resolve("nginx.conf");
      Files.writeString(
          config, config(folder, port, listen, upstreams, serverDirectives, locationDirectives));
      var process =
          ManagedProcess.start(
              "nginx",
              folder,
              Map.of(),
              List.of(
                  binary,
                  "-p",
                  folder.toString(),
                  "-c",
                  config.toString(),
                  "-e",
                  folder.resolve("error.log").toString()));
      process.awaitListening(Duration.ofSeconds(10), ADDRESS, port);
      return new NginxProcess(process, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String config(
      Path folder,
      int port,
      String listen,
      List<String> upstreams,
      String server,
      String location) {
    var servers = new StringBuilder();
    upstreams.forEach(u -> servers.append("    server ").append(u).append(";\n"));
    return """
    daemon off;
    worker_processes 1;
    pid %1$s/nginx.pid;
    error_log stderr info;
    events {}
    http {
      access_log off;
      client_body_temp_path %1$s/body;
      proxy_temp_path %1$s/proxy;
      fastcgi_temp_path %1$s/fastcgi;
      uwsgi_temp_path %1$s/uwsgi;
      scgi_temp_path %1$s/scgi;
      upstream edge {
    %2$s    keepalive 16;
      }
      server {
        listen %3$s:%4$d %7$s;
        %5$s
        location / {
          proxy_pass http://edge;
          proxy_set_header Host $host;
          proxy_set_header X-Forwarded-Proto https;
          proxy_set_header X-Forwarded-For $remote_addr;
          %6$s
        }
      }
    }
    """
        .formatted(folder, servers, ADDRESS, port, server, location, listen);
  }

  public String address() {
    return ADDRESS;
  }

  public int port() {
    return port;
  }

  /** NGINX's error log, which says what it dropped or refused. */
  public String errorLog() {
    return process.output();
  }

  @Override
  public void close() {
    process.close();
  }
}
