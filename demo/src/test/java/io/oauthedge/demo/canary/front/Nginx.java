package io.oauthedge.demo.canary.front;

import io.oauthedge.dataplane.process.support.FreePort;
import java.util.List;

/**
 * NGINX that ends TLS, speaks HTTP/2 to clients, and tells the edge who called; all else is its
 * default.
 *
 * @param http lines for the {@code http} block
 * @param server lines for the {@code server} block
 * @param location lines for {@code location /}
 * @param told lines that tell the edge who called
 */
public record Nginx(String http, String server, String location, String told) {
  private static final String TOLD =
      """
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto $scheme;
      """;

  public static Nginx byDefault() {
    return new Nginx("", "", "", TOLD);
  }

  public Nginx http(String lines) {
    return new Nginx(lines, server, location, told);
  }

  public Nginx server(String lines) {
    return new Nginx(http, lines, location, told);
  }

  public Nginx location(String lines) {
    return new Nginx(http, server, lines, told);
  }

  /** Tells the edge otherwise. */
  public Nginx telling(String lines) {
    return new Nginx(http, server, location, lines);
  }

  /** Starts it in front of an edge's plaintext listener. */
  public Front before(String edge, Certificates certificates) {
    int port = FreePort.on(Front.ADDRESS);
    String text =
        """
        daemon off;
        worker_processes 1;
        pid FOLDER/nginx.pid;
        error_log stderr warn;
        events {}
        http {
          access_log off;
          client_body_temp_path FOLDER/body;
          proxy_temp_path FOLDER/proxy;
          fastcgi_temp_path FOLDER/fastcgi;
          uwsgi_temp_path FOLDER/uwsgi;
          scgi_temp_path FOLDER/scgi;
          %s
          server {
            listen %s:%d ssl http2;
            ssl_certificate FOLDER/tls.crt;
            ssl_certificate_key FOLDER/tls.key;
            %s
            location / {
              proxy_pass http://%s;
              proxy_http_version 1.1;
              proxy_bind %s;
              %s
              %s
            }
          }
        }
        """
            .formatted(http, Front.ADDRESS, port, server, edge, Front.SOURCE, told, location);
    return Front.start(
        new Front.Plan(
            "nginx",
            "nginx-light",
            "nginx.conf",
            text,
            List.of("-p", "FOLDER", "-c", "FOLDER/nginx.conf", "-e", "FOLDER/error.log")),
        certificates,
        port);
  }
}
