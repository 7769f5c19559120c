package io.oauthedge.demo.canary;

import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.demo.canary.front.Front;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Tries out byte by byte which head a proxy takes, with a socket alone: what the canary finds is
 * held against it.
 */
final class HeadLimit {
  private HeadLimit() {}

  /**
   * The largest head with the canary's four lines that is not answered 400.
   *
   * @param above a size that is refused for certain
   */
  static int of(int port, int above) {
    int taken = 1_024;
    int refused = above;
    while (refused - taken > 1) {
      int middle = (taken + refused) / 2;
      if (isTaken(port, middle)) {
        taken = middle;
      } else {
        refused = middle;
      }
    }
    return taken;
  }

  private static boolean isTaken(int port, int bytes) {
    String before =
        "GET / HTTP/1.1\r\nhost: "
            + EdgeConfigs.HOST
            + "\r\nUser-Agent: socket\r\nAccept: */*\r\nAuthorization: Bearer ";
    String after = "\r\n\r\n";
    String head = before + "a".repeat(bytes - before.length() - after.length()) + after;
    try (Socket socket = trustingAnybody().getSocketFactory().createSocket(Front.ADDRESS, port)) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      byte[] statusLine = socket.getInputStream().readNBytes("HTTP/1.1 400".length());
      return !new String(statusLine, StandardCharsets.ISO_8859_1).endsWith("400");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SSLContext trustingAnybody() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anybody()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK lacks TLS", e);
    }
  }

  /** On the loopback address of a test there is nobody else. */
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
