package io.oauthedge.dataplane.process.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Debian's NGINX in front of an edge or behind it, with its defaults but for what a test adds. */
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
    return proxy("", upstreams, serverDirectives, locationDirectives);
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
    return proxy("ssl", List.of(upstream), all, locationDirectives);
  }

  /**
   * Starts a server that answers itself over TLS: with the protocol, the verdict on the client's
   * certificate, whether the session was resumed, and the version of TLS.
   *
   * @param listen parameters of the listener, such as {@code ssl http2}
   * @param directives lines for the {@code server} block
   */
  public static NginxProcess answering(
      String listen, OpensslAuthority.Issued own, String directives) {
    return start(
        port ->
            """
            server {
              listen %1$s:%2$d %3$s;
              ssl_certificate %4$s;
              ssl_certificate_key %5$s;
              ssl_session_cache shared:s:1m;
              %6$s
              location / {
                return 200 "$server_protocol $ssl_client_verify $ssl_session_reused $ssl_protocol";
              }
            }
            """
                .formatted(ADDRESS, port, listen, own.certificate(), own.key(), directives));
  }

  private static NginxProcess proxy(
      String listen, List<String> upstreams, String server, String location) {
    var servers = new StringBuilder();
    upstreams.forEach(u -> servers.append("server ").append(u).append(";\n"));
    return start(
        port ->
            """
            upstream edge {
              %1$s
              keepalive 16;
            }
            server {
              listen %2$s:%3$d %4$s;
              %5$s
              location / {
                proxy_pass http://edge;
                proxy_set_header Host $host;
                proxy_set_header X-Forwarded-Proto https;
                proxy_set_header X-Forwarded-For $remote_addr;
                %6$s
              }
            }
            """
                .formatted(servers, ADDRESS, port, listen, server, location));
  }

  private static NginxProcess start(IntFunction<String> blocks) {
    String binary = Binary.find("nginx", "nginx-light");
    int port = FreePort.on(ADDRESS);
    try {
      Path folder = Files.createTempDirectory("nginx");
      Path config = folder.resolve("nginx.conf");
      Files.writeString(config, config(folder, blocks.apply(port)));
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

  private static String config(Path folder, String blocks) {
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
      %2$s
    }
    """
        .formatted(folder, blocks);
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
