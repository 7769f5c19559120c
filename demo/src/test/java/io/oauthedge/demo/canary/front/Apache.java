package io.oauthedge.demo.canary.front;

import io.oauthedge.dataplane.process.support.FreePort;
import java.util.List;

/**
 * Apache httpd that ends TLS and tells the edge who called; all else is its default.
 *
 * @param lines for the virtual host
 */
public record Apache(String lines) {
  public static Apache byDefault() {
    return new Apache("");
  }

  public Apache with(String more) {
    return new Apache(more);
  }

  /** Starts it in front of an edge's plaintext listener. */
  public Front before(String edge, Certificates certificates) {
    int port = FreePort.on(Front.ADDRESS);
    String text =
        """
        ServerRoot FOLDER
        ServerName orders.example.com
        PidFile FOLDER/apache.pid
        Mutex pthread
        ErrorLog FOLDER/error.log
        Listen %1$s:%2$d
        LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
        LoadModule authn_core_module /usr/lib/apache2/modules/mod_authn_core.so
        LoadModule authn_file_module /usr/lib/apache2/modules/mod_authn_file.so
        LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
        LoadModule authz_user_module /usr/lib/apache2/modules/mod_authz_user.so
        LoadModule auth_basic_module /usr/lib/apache2/modules/mod_auth_basic.so
        LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
        LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
        LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
        LoadModule sed_module /usr/lib/apache2/modules/mod_sed.so
        LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
        <VirtualHost *:%2$d>
          SSLEngine on
          SSLCertificateFile FOLDER/tls.crt
          SSLCertificateKeyFile FOLDER/tls.key
          ProxyPreserveHost On
          ProxySourceAddress %3$s
          ProxyPass / http://%4$s/
          RequestHeader set X-Forwarded-Proto https
          %5$s
        </VirtualHost>
        """
            .formatted(Front.ADDRESS, port, Front.SOURCE, edge, lines);
    return Front.start(
        new Front.Plan(
            "apache2",
            "apache2-bin",
            "apache.conf",
            text,
            List.of("-D", "FOREGROUND", "-f", "FOLDER/apache.conf")),
        certificates,
        port);
  }
}
