package io.oauthedge.dataplane.listen;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.dataplane.stage.FramingStage;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the listeners are bound with; fixed for the life of the process. */
record ListenerSettings(EdgeConfig config, String bind) {
  /** Streams of one connection at a time, the least that RFC 9113 section 6.5.2 recommends. */
  private static final int STREAMS = 100;

  HttpServerOptions plain() {
    return common(config.listeners().httpPort());
  }

  HttpServerOptions tls(TlsSettings tls) {
    var ssl = tls.options();
    var options =
        common(config.listeners().httpsPort())
            .setSsl(true)
            .setSni(true)
            .setUseAlpn(true)
            .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
            .setKeyCertOptions(ssl.getKeyCertOptions())
            .setEnabledSecureTransportProtocols(ssl.getEnabledSecureTransportProtocols());
    ssl.getEnabledCipherSuites().forEach(options::addEnabledCipherSuite);
    return options;
  }

  // The parsers get twice the limit of header fields: what lies between them is refused by the walk
  // with the same answer on both versions, where HTTP/2 alone could only give a bare status.
  private HttpServerOptions common(int port) {
    int parsed = 2 * config.headers().maxSizeBytes();
    return new HttpServerOptions()
        .setHost(bind)
        .setPort(sharedPort(port))
        .setMaxHeaderSize(parsed)
        .setMaxInitialLineLength(2 * FramingStage.LONGEST_URI)
        .setInitialSettings(
            new Http2Settings().setMaxHeaderListSize(parsed).setMaxConcurrentStreams(STREAMS))
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setIdleTimeout(Math.toIntExact(config.listeners().idleTimeoutMillis()));
  }

  /** Any free port must be the same one for all event loops: Vert.x's sign for that is -1. */
  private static int sharedPort(int port) {
    return port == 0 ? -1 : port;
  }
}
