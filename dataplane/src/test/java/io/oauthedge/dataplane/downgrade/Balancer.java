package io.oauthedge.dataplane.downgrade;

/** What stands between client and edge, and what it does to http and https. */
enum Balancer {
  NONE("none", ""),
  TELLING_TLS(
      "ends TLS, speaks TLS to the edge, says what the client used",
      """
        mode http
        option forwardfor
        http-request set-header X-Forwarded-Proto https if { ssl_fc }
        http-request set-header X-Forwarded-Proto http unless { ssl_fc }
        server edge 127.0.0.1:%2$d ssl verify none sni str(orders.example.com)
      """),
  TELLING_HTTP(
      "ends TLS, speaks http to the edge, says what the client used",
      """
        mode http
        option forwardfor
        http-request set-header X-Forwarded-Proto https if { ssl_fc }
        http-request set-header X-Forwarded-Proto http unless { ssl_fc }
        server edge 127.0.0.1:%1$d
      """),
  SILENT_TLS(
      "ends TLS, speaks TLS to the edge, says nothing",
      """
        mode http
        server edge 127.0.0.1:%2$d ssl verify none sni str(orders.example.com)
      """),
  SILENT_HTTP(
      "ends TLS, speaks http to the edge, says nothing",
      """
        mode http
        server edge 127.0.0.1:%1$d
      """),
  LYING("ends TLS, speaks http to the edge, says https of everything", ""),
  PASSING("passes both through unread; not in `trustedProxies`", "");

  private final String shown;
  private final String lines;

  Balancer(String shown, String lines) {
    this.shown = shown;
    this.lines = lines;
  }

  String shown() {
    return shown;
  }

  /** HAProxy's lines below its binds; empty where another one acts it. */
  String haproxy(int edgeHttp, int edgeHttps) {
    return lines.formatted(edgeHttp, edgeHttps);
  }
}
