package io.oauthedge.dataplane.proxy;

import io.netty.util.NetUtil;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.dataplane.trust.OutgoingTls;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How an upstream is spoken to, as options of the HTTP client. */
record ClientSettings(UpstreamConfig config, OutgoingTls tls, int maxHeaderBytes) {
  /**
   * Idle connections are given up before common servers do it (Node.js 5 s, Tomcat 20 s, Go never),
   * or a request meets a closing connection.
   */
  private static final int KEEP_ALIVE_SECONDS = 4;

  /**
   * How much longer a request waits for a connection than one may take to come about: so that an
   * endpoint which lets it time out is told from a pool that has no room.
   */
  static final long MARGIN_MILLIS = 250;

  private static final int HTTP1_CONNECTIONS = 1_024;
  private static final int HTTP2_CONNECTIONS = 16;

  /** For requests in the configured protocol. */
  HttpClientOptions streams() {
    return options(config.protocol().isHttp2());
  }

  /** For upgrades, which HTTP/2 does not have. */
  HttpClientOptions upgrades() {
    return options(false);
  }

  PoolOptions pool() {
    return new PoolOptions().setHttp1MaxSize(HTTP1_CONNECTIONS).setHttp2MaxSize(HTTP2_CONNECTIONS);
  }

  /** An address is no server name (RFC 6066 section 3). */
  private static boolean isName(String host) {
    return !NetUtil.isValidIpV4Address(host) && !NetUtil.isValidIpV6Address(host);
  }

  // The parsers get twice the limit, so that it is the edge that measures, alike on both versions.
  private HttpClientOptions options(boolean http2) {
    var options =
        new HttpClientOptions()
            .setProtocolVersion(http2 ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1)
            .setHttp2ClearTextUpgrade(false)
            .setConnectTimeout(Math.toIntExact(config.connectTimeoutMillis()))
            .setSslHandshakeTimeout(config.connectTimeoutMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setMaxHeaderSize(2 * maxHeaderBytes)
            .setInitialSettings(new Http2Settings().setMaxHeaderListSize(2L * maxHeaderBytes))
            .setDecompressionSupported(false);
    if (config.protocol().isTls()) {
      tls.applyTo(options);
      options.setForceSni(isName(config.serverName().orElse(config.host())));
      if (http2) {
        // No version to fall back to: whoever configured HTTP/2 needs it.
        options.setUseAlpn(true).setAlpnVersions(List.of(HttpVersion.HTTP_2));
      }
    }
    return options;
  }
}
