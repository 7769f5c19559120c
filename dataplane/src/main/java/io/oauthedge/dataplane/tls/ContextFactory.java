package io.oauthedge.dataplane.tls;

import static io.netty.handler.ssl.ApplicationProtocolConfig.Protocol.ALPN;
import static io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT;
import static io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.spi.tls.SslContextFactory;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Builds the TLS context of the https listener.
 *
 * <p>Vert.x's own keeps neither the order of the suites nor the groups of the key exchange, and
 * reads a key anew for each handshake on BoringSSL.
 */
final class ContextFactory implements SslContextFactory {
  private final boolean boringSsl;
  private final HandshakeFailures failures;
  private @Nullable KeyManagerFactory keys;
  private @Nullable TrustManagerFactory trust;
  private ClientAuth clientAuth = ClientAuth.NONE;
  private List<String> suites = List.of();
  private List<String> protocols = List.of();

  ContextFactory(boolean boringSsl, HandshakeFailures failures) {
    this.boringSsl = boringSsl;
    this.failures = failures;
  }

  @Override
  public SslContextFactory useAlpn(boolean useAlpn) {
    return this;
  }

  @Override
  public SslContextFactory keyMananagerFactory(KeyManagerFactory factory) {
    keys = factory;
    return this;
  }

  @Override
  public SslContextFactory trustManagerFactory(TrustManagerFactory factory) {
    trust = factory;
    return this;
  }

  @Override
  public SslContextFactory clientAuth(ClientAuth auth) {
    clientAuth = auth;
    return this;
  }

  @Override
  public SslContextFactory enabledCipherSuites(Set<String> enabled) {
    suites = Mozilla.inOrder(enabled);
    return this;
  }

  @Override
  public SslContextFactory applicationProtocols(List<String> offered) {
    protocols = offered;
    return this;
  }

  @Override
  public SslContext create() throws SSLException {
    KeyManagerFactory pairs = Objects.requireNonNull(keys, "keys");
    SslContextBuilder builder =
        SslContextBuilder.forServer(
                boringSsl ? new OpenSslCachingX509KeyManagerFactory(pairs) : pairs)
            .sslProvider(boringSsl ? SslProvider.OPENSSL : SslProvider.JDK)
            .ciphers(suites)
            .clientAuth(clientAuth);
    if (!protocols.isEmpty()) {
      builder.applicationProtocolConfig(alpn());
    }
    if (trust != null) {
      builder.trustManager(trust);
    }
    if (boringSsl) {
      builder.option(OpenSslContextOption.GROUPS, Mozilla.groups(true));
    }
    SslContext context = builder.build();
    if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
      // TLS 1.3 resumes by tickets, which need no memory of the pod and keep forward secrecy.
      sessions.setSessionCacheEnabled(false);
    }
    return new WatchedContext(context, !boringSsl, failures);
  }

  // A client without a protocol in common is refused where the provider can (RFC 7301 section 3.2).
  private ApplicationProtocolConfig alpn() {
    return boringSsl
        ? new ApplicationProtocolConfig(ALPN, NO_ADVERTISE, ACCEPT, protocols)
        : new ApplicationProtocolConfig(
            ALPN,
            SelectorFailureBehavior.FATAL_ALERT,
            SelectedListenerFailureBehavior.FATAL_ALERT,
            protocols);
  }
}
