package io.oauthedge.dataplane.listen;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.dataplane.stage.FramingStage;
import io.oauthedge.dataplane.tls.HandshakeFailures;
import io.oauthedge.dataplane.tls.TlsProvider;
import io.oauthedge.dataplane.tls.TlsSettings;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the listeners are bound with; fixed for the life of the process. */
record ListenerSettings(EdgeConfig config, String bind) {
  /** Streams of one connection at a time, the least that RFC 9113 section 6.5.2 recommends. */
  private static final int STREAMS = 100;

  /** Vert.x's signs for a free port that is the same on all event loops, one for each listener. */
  private static final int ANY_PLAIN = -1;

  private static final int ANY_TLS = -2;

  private static final int ANY_DIRECT = -3;

  /** A load balancer sends the PROXY protocol's header with the first packet. */
  private static final int PROXY_HEADER_SECONDS = 5;

  /** A client that needs longer for its handshake is none, or holds the connection to harm. */
  private static final int HANDSHAKE_SECONDS = 10;

  /**
   * RST_STREAM frames that a client may send or provoke within the window before its connection is
   * ended: a stream costs the edge more than its reset costs the client (CVE-2023-44487,
   * CVE-2025-8671).
   */
  private static final int RESETS = 200;

  private static final int RESETS_WITHIN_SECONDS = 30;

  HttpServerOptions plain() {
    return front(sharedPort(config.listeners().httpPort(), ANY_PLAIN));
  }

  HttpServerOptions tls(TlsSettings tls, TlsProvider provider, HandshakeFailures failures) {
    return encrypt(
        front(sharedPort(config.listeners().httpsPort(), ANY_TLS)), tls, provider, failures);
  }

  /** The https port without the PROXY protocol, where the others demand it. */
  Optional<HttpServerOptions> direct(
      TlsSettings tls, TlsProvider provider, HandshakeFailures failures) {
    return config
        .listeners()
        .proxyProtocol()
        .map(demanded -> common(sharedPort(demanded.directPort(), ANY_DIRECT)))
        .map(options -> encrypt(options, tls, provider, failures));
  }

  private static HttpServerOptions encrypt(
      HttpServerOptions options,
      TlsSettings tls,
      TlsProvider provider,
      HandshakeFailures failures) {
    options
        .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
        .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
        .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
    tls.applyTo(options, provider, failures);
    return options;
  }

  private HttpServerOptions front(int port) {
    return common(port)
        .setUseProxyProtocol(config.listeners().proxyProtocol().isPresent())
        .setProxyProtocolTimeout(PROXY_HEADER_SECONDS)
        .setProxyProtocolTimeoutUnit(TimeUnit.SECONDS);
  }

  // The parsers get twice the limit of header fields: what lies between them is refused by the walk
  // with the same answer on both versions, where HTTP/2 alone could only give a bare status.
  private HttpServerOptions common(int port) {
    int parsed = 2 * config.headers().maxSizeBytes();
    return new HttpServerOptions()
        .setHost(bind)
        .setPort(port)
        .setMaxHeaderSize(parsed)
        .setMaxInitialLineLength(2 * FramingStage.LONGEST_URI)
        .setInitialSettings(
            new Http2Settings().setMaxHeaderListSize(parsed).setMaxConcurrentStreams(STREAMS))
        .setHttp2RstFloodMaxRstFramePerWindow(RESETS)
        .setHttp2RstFloodWindowDuration(RESETS_WITHIN_SECONDS)
        .setHttp2RstFloodWindowDurationTimeUnit(TimeUnit.SECONDS)
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setIdleTimeout(Math.toIntExact(config.listeners().idleTimeoutMillis()));
  }

  private static int sharedPort(int port, int any) {
    return port == 0 ? any : port;
  }
}
