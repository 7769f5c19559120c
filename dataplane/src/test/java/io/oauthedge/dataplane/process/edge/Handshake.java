package io.oauthedge.dataplane.process.edge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A full TLS handshake with an edge, that shows which certificate new connections get. */
public final class Handshake {
  private Handshake() {}

  /** The certificate that a client of the edge's host gets now. */
  public static X509Certificate with(EdgeProcess edge) {
    return with(edge, Optional.of(EdgeConfigs.HOST));
  }

  /**
   * The certificate that a client gets now.
   *
   * @param serverName what it indicates by SNI; empty for a client without SNI
   */
  public static X509Certificate with(EdgeProcess edge, Optional<String> serverName) {
    try (var tcp = new Socket()) {
      tcp.connect(new InetSocketAddress(edge.address(), edge.httpsPort()));
      var factory = trusting(edge.folder().publicCaPem()).getSocketFactory();
      try (var tls =
          (SSLSocket) factory.createSocket(tcp, edge.address(), edge.httpsPort(), true)) {
        var parameters = tls.getSSLParameters();
        parameters.setServerNames(
            serverName.<SNIServerName>map(SNIHostName::new).stream().toList());
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return (X509Certificate) tls.getSession().getPeerCertificates()[0];
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What PEM text holds. */
  public static X509Certificate certificate(String pem) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException e) {
      throw new IllegalStateException("the test made no certificate", e);
    }
  }

  /** Trusts one authority, and remembers no session. */
  public static SSLContext trusting(String authorityPem) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry("authority", certificate(authorityPem));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the JDK lacks TLS", e);
    }
  }
}
