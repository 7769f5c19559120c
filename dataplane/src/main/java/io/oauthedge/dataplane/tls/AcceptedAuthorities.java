package io.oauthedge.dataplane.tls;

import io.vertx.core.net.TrustOptions;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/**
 * The authorities that clients are told to have their certificates from.
 *
 * <p>The handshake proves that the client holds the certificate's key, and nothing else: whether it
 * ends in one of these authorities, is valid now and not revoked, the walk judges, which can say
 * why it refuses. So this is the one trust manager that lets everything pass.
 */
public record AcceptedAuthorities(List<X509Certificate> certificates) {
  public AcceptedAuthorities {
    certificates = List.copyOf(certificates);
  }

  TrustOptions trustOptions() {
    return TrustOptions.wrap(new Deferring(certificates));
  }

  private record Deferring(List<X509Certificate> issuers) implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
      // The walk judges.
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
