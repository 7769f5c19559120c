package io.oauthedge.operator.canary.destination;

import java.net.InetAddress;
import java.net.URI;

/**
 * Where requests go, whatever name servers say later.
 *
 * @param address that every connection is made to
 * @param url whose host is asked for, in Host and in TLS's server name
 */
public record Destination(InetAddress address, int port, boolean tls, URI url) {
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  /** Through the external address. */
  public static Destination outside(InetAddress address, URI url) {
    return new Destination(address, port(url), isHttps(url), url);
  }

  /** Whether clients use https there. */
  public static boolean isHttps(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  private static int port(URI url) {
    if (url.getPort() > 0) {
      return url.getPort();
    }
    return isHttps(url) ? HTTPS_PORT : HTTP_PORT;
  }

  /** The port that Host speaks of. */
  public int urlPort() {
    return port(url);
  }

  /** The host without the brackets of an IPv6 address. */
  public String host() {
    return url.getHost().replaceAll("[\\[\\]]", "");
  }

  /** For a path. */
  public String text() {
    return address.getHostAddress() + " " + portText();
  }

  /** For a message, which is the same whatever a name server says. */
  public String portText() {
    return "port " + port;
  }
}
