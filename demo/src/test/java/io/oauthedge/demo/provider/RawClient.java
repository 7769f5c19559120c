package io.oauthedge.demo.provider;

import io.oauthedge.demo.canary.front.Front;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Sends a head exactly as written. */
record RawClient(SSLSocketFactory sockets) {
  /**
   * An answer.
   *
   * @param text the whole of it; of the echo, its content is what the proxy passed on
   */
  record Answer(String text) {
    int status() {
      return Integer.parseInt(text.substring(9, 12));
    }
  }

  static RawClient trusting(X509Certificate authority) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry("authority", authority);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return new RawClient(context.getSocketFactory());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The head of a request for a path with these field lines beside Host and Connection. */
  static String head(String path, List<String> lines) {
    var head = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
    head.append("Host: orders.example.com\r\nConnection: close\r\n");
    lines.forEach(line -> head.append(line).append("\r\n"));
    return head.append("\r\n").toString();
  }

  Answer send(Front front, String head) {
    try (var socket = sockets.createSocket(Front.ADDRESS, front.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      byte[] answer = socket.getInputStream().readAllBytes();
      return new Answer(new String(answer, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
