package io.oauthedge.dataplane.tls;

import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The authorities that clients are told to have their certificates from.
 *
 * <p>The handshake proves that the client holds the certificate's key, and nothing else: whether it
 * ends in one of these authorities, is valid now and not revoked, the walk judges, which can say
 * why it refuses. So this is the one trust manager that lets everything pass.
 */
public record AcceptedAuthorities(List<X509Certificate> certificates) implements TrustOptions {
  private static final int LONGEST_CHAIN = 8;
  private static final int MOST_BYTES = 16 << 10;

  public AcceptedAuthorities {
    certificates = List.copyOf(certificates);
  }

  @Override
  public TrustOptions copy() {
    return this;
  }

  @Override
  public TrustManagerFactory getTrustManagerFactory(Vertx vertx) throws Exception {
    return TrustOptions.wrap(new Deferring(certificates)).getTrustManagerFactory(vertx);
  }

  // Vert.x's interface carries no nullness; null stands for the one trust manager.
  @Override
  @SuppressWarnings("NullAway")
  public Function<String, TrustManager[]> trustManagerMapper(Vertx vertx) {
    return name -> null;
  }

  // As with the keys of hosts: all are equal, so that Vert.x keeps no replaced context.
  @Override
  public boolean equals(Object other) {
    return other instanceof AcceptedAuthorities;
  }

  @Override
  public int hashCode() {
    return AcceptedAuthorities.class.hashCode();
  }

  private record Deferring(List<X509Certificate> issuers) implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      // The walk judges; but what a stranger can have the session hold is bounded.
      int bytes = 0;
      for (X509Certificate certificate : chain) {
        bytes += certificate.getEncoded().length;
      }
      if (chain.length > LONGEST_CHAIN || bytes > MOST_BYTES) {
        throw new CertificateException("a chain longer than any that is in use");
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
      throw new UnsupportedOperationException("this trusts no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return issuers.toArray(X509Certificate[]::new);
    }
  }
}
