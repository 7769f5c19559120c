package io.oauthedge.demo.canary.front;

import io.oauthedge.dataplane.process.support.FreePort;
import java.util.List;

/**
 * HAProxy that ends TLS, speaks HTTP/2 to clients, and tells the edge who called; all else is its
 * default.
 *
 * @param global lines for the {@code global} section
 * @param frontend lines for the {@code frontend} section
 */
public record Haproxy(String global, String frontend) {
  public static Haproxy byDefault() {
    return new Haproxy("", "");
  }

  public Haproxy global(String lines) {
    return new Haproxy(lines, frontend);
  }

  public Haproxy frontend(String lines) {
    return new Haproxy(global, lines);
  }

  /** Starts it in front of an edge's plaintext listener. */
  public Front before(String edge, Certificates certificates) {
    int port = FreePort.on(Front.ADDRESS);
    String listener =
        """
          mode http
          bind %s:%d ssl crt FOLDER/tls.pem alpn h2,http/1.1
          option forwardfor
          http-request set-header X-Forwarded-Proto https
          %s
        """
            .formatted(Front.ADDRESS, port, frontend);
    return start(global, port, listener, Front.SOURCE, edge, certificates);
  }

  /**
   * Starts one that passes bytes on and reads nothing, to an edge's listener with TLS.
   *
   * @param source where it calls the edge from
   */
  public static Front passing(String source, String edge, Certificates certificates) {
    int port = FreePort.on(Front.ADDRESS);
    String listener = "  mode tcp\n  bind %s:%d\n".formatted(Front.ADDRESS, port);
    return start("", port, listener, source, edge, certificates);
  }

  private static Front start(
      String global,
      int port,
      String listener,
      String source,
      String edge,
      Certificates certificates) {
    String text =
        """
        global
          nbthread 1
          %s
        defaults
          timeout connect 2s
          timeout client 60s
          timeout server 60s
        listen clients
        %s
          source %s
          server edge %s
        """
            .formatted(global, listener, source, edge);
    return Front.start(
        new Front.Plan(
            "haproxy", "haproxy", "haproxy.cfg", text, List.of("-db", "-f", "FOLDER/haproxy.cfg")),
        certificates,
        port);
  }
}
