package io.oauthedge.operator.observe.admin;

import io.oauthedge.operator.identity.AdminIdentity;
import io.oauthedge.operator.identity.Leaf;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** TLS towards the pods of one edge, in memory only. */
final class AdminTls {
  private static final char[] IN_MEMORY = new char[0];

  private AdminTls() {}

  /** Presents the operator's certificate, trusts the pods named {@code podName} alone. */
  static SSLContext of(AdminIdentity identity, String podName) {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(
          keys(identity.operator()),
          new TrustManager[] {new PodTrust(chains(identity.trusted()), podName)},
          null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the identity of " + podName + " makes no TLS context", e);
    }
  }

  private static KeyManager[] keys(Leaf operator) throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    store.setKeyEntry(
        "operator", operator.key(), IN_MEMORY, new X509Certificate[] {operator.certificate()});
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, IN_MEMORY);
    return factory.getKeyManagers();
  }

  private static X509TrustManager chains(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority-" + i, authorities.get(i));
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the JDK's PKIX has no X509TrustManager"));
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, IN_MEMORY);
    return store;
  }
}
