package io.oauthedge.dataplane.process.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Debian's NGINX as a TLS server that answers itself, behind an edge. */
public final class NginxServer implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.1";

  private final ManagedProcess process;
  private final int port;

  private NginxServer(ManagedProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a server that answers with the protocol, the verdict on the client's certificate and
   * whether the session was resumed.
   *
   * @param listen parameters of the listener, such as {@code ssl http2}
   * @param directives lines for the {@code server} block
   */
  public static NginxServer start(
      String listen, OpensslAuthority.Issued certificate, String directives) {
    int port = FreePort.on(ADDRESS);
    try {
      Path folder = Files.createTempDirectory("nginx");
      Path config = folder.resolve("nginx.conf");
      Files.writeString(config, config(folder, port, listen, certificate, directives));
      var process =
          ManagedProcess.start(
              "nginx",
              folder,
              Map.of(),
              List.of(
                  Binary.find("nginx", "nginx-light"),
                  "-p",
                  folder.toString(),
                  "-c",
                  config.toString(),
                  "-e",
                  folder.resolve("error.log").toString()));
      process.awaitListening(Duration.ofSeconds(10), ADDRESS, port);
      return new NginxServer(process, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String config(
      Path folder, int port, String listen, OpensslAuthority.Issued own, String directives) {
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
      server {
        listen 127.0.0.1:%2$d %3$s;
        ssl_certificate %4$s;
        ssl_certificate_key %5$s;
        ssl_session_cache shared:s:1m;
        %6$s
        location / {
          return 200 "$server_protocol $ssl_client_verify $ssl_session_reused $ssl_protocol";
        }
      }
    }
    """
        .formatted(folder, port, listen, own.certificate(), own.key(), directives);
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.close();
  }
}
