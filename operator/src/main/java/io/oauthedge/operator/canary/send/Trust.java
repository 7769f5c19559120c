package io.oauthedge.operator.canary.send;

import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * What the canary believes in: public CAs, and the certificates that the resource names. The JDK
 * takes a server's certificate that is itself among them, signed by whomever; names are checked in
 * either case.
 */
final class Trust {
  private static List<X509Certificate> authorities = List.of();

  private Trust() {}

  static TrustOptions of(List<X509Certificate> named) {
    try {
      KeyStore anchors = KeyStore.getInstance("PKCS12");
      anchors.load(null, null);
      int number = 0;
      for (X509Certificate anchor :
          Stream.concat(publicAuthorities().stream(), named.stream()).toList()) {
        anchors.setCertificateEntry("anchor-" + number++, anchor);
      }
      return TrustOptions.wrap(manager(anchors));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the JDK cannot hold certificates", e);
    }
  }

  /** Read once: they come with the JDK, some hundred and fifty of them. */
  static synchronized List<X509Certificate> publicAuthorities() throws GeneralSecurityException {
    if (authorities.isEmpty()) {
      authorities = readAuthorities();
    }
    return authorities;
  }

  private static List<X509Certificate> readAuthorities() throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return Stream.of(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
        .toList();
  }

  private static TrustManager manager(KeyStore anchors) throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(anchors);
    return factory.getTrustManagers()[0];
  }
}
