package io.oauthedge.dataplane.peer;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EdgeIdentity;
import io.oauthedge.contract.config.Peer;
import io.oauthedge.contract.refresh.ForwardedAnswer;
import io.oauthedge.contract.refresh.ForwardedRequest;
import io.oauthedge.dataplane.admin.FollowedFiles;
import io.oauthedge.dataplane.snapshot.EdgeSnapshot;
import io.oauthedge.dataplane.snapshot.Serving;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The way to the edge's other pods: HTTP/2 over mutual TLS under the edge's own CA, kept open. */
public final class PeerClient implements PeerWay {
  private static final int CONNECT_MILLIS = 1_000;

  /** What a pod gets beyond the limits of its own waiting, to say which of them was reached. */
  private static final long MARGIN_MILLIS = 2_000;

  /** Statuses by which a pod, also one of another version, says that it did nothing. */
  private static final Set<Integer> NOT_TAKEN = Set.of(403, 404, 422, 503);

  /** CANCEL and REFUSED_STREAM of RFC 9113 section 7; the latter proves that nothing was done. */
  private static final long CANCEL = 0x8;

  private static final long REFUSED_STREAM = 0x7;

  private final HttpClientAgent http;
  private final FollowedFiles files;
  private final Serving serving;

  /**
   * Prepares the client; nothing is connected yet.
   *
   * @param directory holds the files that {@link AdminApi} names
   * @throws IOException when one of them cannot be read
   */
  public PeerClient(Vertx vertx, Path directory, Serving serving) throws IOException {
    this.serving = serving;
    files = new FollowedFiles(vertx, directory, "The way to other pods");
    ClientSSLOptions tls = files.current().client();
    http =
        vertx
            .httpClientBuilder()
            .with(
                new HttpClientOptions()
                    .setSsl(true)
                    .setVerifyHost(true)
                    .setKeyCertOptions(tls.getKeyCertOptions())
                    .setTrustOptions(tls.getTrustOptions())
                    .setEnabledSecureTransportProtocols(tls.getEnabledSecureTransportProtocols())
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setUseAlpn(true)
                    .setAlpnVersions(List.of(HttpVersion.HTTP_2))
                    .setConnectTimeout(CONNECT_MILLIS)
                    .setDecompressionSupported(false))
            .withConnectHandler(connection -> Heartbeat.watch(vertx, connection))
            .build();
  }

  /** From now on follows its files. */
  public void follow() {
    files.follow(read -> http.updateSSLOptions(read.client()));
  }

  @Override
  public Future<ForwardedAnswer> forward(
      Peer peer, ForwardedRequest request, Future<Void> abandoned) {
    Optional<EdgeConfig> config = serving.current().map(EdgeSnapshot::config);
    return config.isEmpty()
        ? notTaken("no configuration is served")
        : connect(peer, config.get().edge())
            .recover(failure -> notTaken(String.valueOf(failure.getMessage())))
            .compose(
                connected ->
                    exchange(
                        connected, request, limitMillis(config.get(), request.route()), abandoned));
  }

  private Future<HttpClientRequest> connect(Peer peer, EdgeIdentity edge) {
    return http.request(
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(peer.adminPort(), peer.address()))
            .setHost(AdminApi.podName(edge.namespace(), edge.name()))
            .setPort(peer.adminPort())
            .setURI(AdminApi.REFRESH));
  }

  private static Future<ForwardedAnswer> exchange(
      HttpClientRequest connected,
      ForwardedRequest request,
      long limitMillis,
      Future<Void> abandoned) {
    if (abandoned.isComplete()) {
      connected.reset(CANCEL);
      return notTaken("nobody waits any more");
    }
    // From here on it goes on without any who wait: who comes back meanwhile gets the answer.
    return connected
        .send(Buffer.buffer(ContractCodec.write(request)))
        .recover(PeerClient::failed)
        .compose(PeerClient::read)
        .timeout(limitMillis, TimeUnit.MILLISECONDS)
        .onFailure(failure -> connected.reset(CANCEL));
  }

  private static Future<HttpClientResponse> failed(Throwable failure) {
    return failure instanceof StreamResetException reset && reset.getCode() == REFUSED_STREAM
        ? notTaken("the stream was refused")
        : Future.failedFuture(failure);
  }

  private static Future<ForwardedAnswer> read(HttpClientResponse response) {
    return NOT_TAKEN.contains(response.statusCode())
        ? notTaken("it answered " + response.statusCode())
        : response.body().map(body -> ContractCodec.read(body.getBytes(), ForwardedAnswer.class));
  }

  private static <T> Future<T> notTaken(String why) {
    return Future.failedFuture(new NotTakenException(why));
  }

  /** The longest that the owner may take: in its queue, to connect, to the head and to the end. */
  private static long limitMillis(EdgeConfig config, String route) {
    long upstream =
        config.routes().stream()
            .filter(configured -> configured.name().equals(route))
            .flatMap(
                configured ->
                    config.upstreams().stream()
                        .filter(named -> named.name().equals(configured.upstream())))
            .mapToLong(named -> named.connectTimeoutMillis() + 2 * named.responseTimeoutMillis())
            .findFirst()
            .orElse(0);
    return config.refreshProtection().queueTimeoutMillis() + upstream + MARGIN_MILLIS;
  }
}
