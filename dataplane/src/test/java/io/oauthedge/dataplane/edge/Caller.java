package io.oauthedge.dataplane.edge;

import io.oauthedge.dataplane.process.edge.CertificateAuthority;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A client of the edge. */
final class Caller {
  /** Vert.x closes a client that nobody holds, also in the middle of a request. */
  private static final Queue<HttpClientAgent> HELD = new ConcurrentLinkedQueue<>();

  private static final int LARGE = 512 * 1024;

  private final HttpClientAgent client;
  private final SocketAddress server;
  private final boolean tls;

  private Caller(HttpClientAgent client, int port, boolean tls) {
    this.client = client;
    this.server = SocketAddress.inetSocketAddress(port, "127.0.0.1");
    this.tls = tls;
  }

  static Caller https(Vertx vertx, Edge edge) {
    return new Caller(client(vertx, true, HttpVersion.HTTP_1_1), edge.httpsPort(), true);
  }

  /** With a certificate of its own. */
  static Caller https(Vertx vertx, Edge edge, CertificateAuthority.Issued own) {
    return at(vertx, edge.httpsPort(), own);
  }

  /** Calls a load balancer of this machine over TLS, with a certificate of its own. */
  static Caller at(Vertx vertx, int port, CertificateAuthority.Issued own) {
    HttpClientOptions options =
        options(true, HttpVersion.HTTP_1_1)
            .setKeyCertOptions(
                new PemKeyCertOptions()
                    .addCertValue(Buffer.buffer(own.certificatePem()))
                    .addKeyValue(Buffer.buffer(own.keyPem())));
    return new Caller(hold(vertx.createHttpClient(options)), port, true);
  }

  static Caller http2(Vertx vertx, Edge edge) {
    return new Caller(client(vertx, true, HttpVersion.HTTP_2), edge.httpsPort(), true);
  }

  /** Calls as the operator's direct canary does. */
  static Caller direct(Vertx vertx, Edge edge, HttpVersion version) {
    return new Caller(client(vertx, true, version), edge.directPort(), true);
  }

  /** Calls a load balancer of this machine from one of its addresses, over TLS. */
  static Caller at(Vertx vertx, int port, HttpVersion version, String source) {
    HttpClientOptions options = options(true, version).setLocalAddress(source);
    return new Caller(hold(vertx.createHttpClient(options)), port, true);
  }

  static Caller plain(Vertx vertx, Edge edge) {
    return new Caller(client(vertx, false, HttpVersion.HTTP_1_1), edge.httpPort(), false);
  }

  private static HttpClientAgent client(Vertx vertx, boolean tls, HttpVersion version) {
    return hold(vertx.createHttpClient(options(tls, version)));
  }

  private static HttpClientAgent hold(HttpClientAgent client) {
    HELD.add(client);
    return client;
  }

  private static HttpClientOptions options(boolean tls, HttpVersion version) {
    return new HttpClientOptions()
        .setSsl(tls)
        .setUseAlpn(tls && version == HttpVersion.HTTP_2)
        .setProtocolVersion(version)
        .setTrustAll(true)
        .setVerifyHost(false)
        .setForceSni(true)
        .setMaxHeaderSize(LARGE)
        .setInitialSettings(new Http2Settings().setMaxHeaderListSize(LARGE));
  }

  Future<HttpClientRequest> request(HttpMethod method, String uri, MultiMap headers) {
    return request(method, Shape.HOST, uri, headers);
  }

  Future<HttpClientRequest> request(HttpMethod method, String host, String uri, MultiMap headers) {
    return client.request(
        new RequestOptions()
            .setServer(server)
            .setHost(host)
            .setPort(tls ? 443 : 80)
            .setMethod(method)
            .setURI(uri)
            .setHeaders(headers));
  }

  Answer send(HttpMethod method, String uri, MultiMap headers, String body) {
    return Answer.to(request(method, uri, headers), Buffer.buffer(body));
  }

  /** Sends a body whose length is not announced: on HTTP/2 nothing in the head tells of it. */
  Answer stream(HttpMethod method, String uri, MultiMap headers, String body) {
    return Answer.to(
        request(method, uri, headers).map(request -> request.setChunked(true)),
        Buffer.buffer(body));
  }

  Answer get(String uri, MultiMap headers) {
    return send(HttpMethod.GET, uri, headers, "");
  }

  Answer get(String uri, String token) {
    return get(uri, bearer(token));
  }

  static MultiMap bearer(String token) {
    return headers("authorization", "Bearer " + token);
  }

  /** Names and values in turn. */
  static MultiMap headers(String... fields) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (int i = 0; i < fields.length; i += 2) {
      headers.add(fields[i], fields[i + 1]);
    }
    return headers;
  }
}
