package io.oauthedge.operator.canary.send;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.canary.CanaryAnswer;
import io.oauthedge.contract.canary.CanaryOrder;
import io.oauthedge.contract.canary.CanarySeal;
import io.oauthedge.contract.canary.ResponseField;
import io.oauthedge.operator.canary.destination.Destination;
import io.oauthedge.operator.canary.probe.Probe;
import io.oauthedge.operator.canary.probe.Protocol;
import io.oauthedge.operator.canary.probe.SentField;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends over HTTP to one pinned address. Follows no redirect, and takes nothing for the edge's
 * answer but what the edge sealed for the very order.
 */
public final class HttpWay implements Way {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 16;

  private final Clients clients;
  private final Destination destination;
  private final CanarySeal seal;
  private final Optional<String> echoPath;
  private final Bounds bounds;
  private final InstantSource clock;

  /**
   * A way for one round.
   *
   * @param echoPath at which the application echoes, for the probes that ask for it
   */
  public HttpWay(
      Clients clients,
      Destination destination,
      CanarySeal seal,
      Optional<String> echoPath,
      Bounds bounds,
      InstantSource clock) {
    this.clients = clients;
    this.destination = destination;
    this.seal = seal;
    this.echoPath = echoPath;
    this.bounds = bounds;
    this.clock = clock;
  }

  @Override
  public Reply send(Probe probe) throws InterruptedException {
    if (!bounds.take()) {
      return new Reply.NotSent();
    }
    var order =
        CanaryOrder.of(
            newId(),
            clock.instant().plus(Bounds.ORDER_LIFE),
            probe.status(),
            probe.respond(),
            echoPath.filter(_ -> probe.echo()));
    String uri = AdminApi.CANARY + seal.seal(order);
    List<SentField> sent = probe.fill(order.id());
    // A pod's plaintext listener is asked by HTTP/1.1: only TLS can offer the choice.
    Protocol protocol = destination.tls() ? probe.protocol() : Protocol.HTTP_1_1;
    Future<Reply> reply =
        clients
            .of(protocol)
            .request(options(probe, uri))
            .compose(
                request ->
                    protocol == Protocol.HTTP_2 && request.version() != HttpVersion.HTTP_2
                        ? notOffered(request)
                        : exchange(request, probe, sent)
                            .map(raw -> reply(raw, order, sent, headBytes(probe, uri, sent))));
    try {
      return reply
          .toCompletionStage()
          .toCompletableFuture()
          .get(Bounds.REQUEST_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Failures.of(e, destination);
    } catch (ExecutionException e) {
      return Failures.of(e.getCause() == null ? e : e.getCause(), destination);
    }
  }

  private RequestOptions options(Probe probe, String uri) {
    return new RequestOptions()
        .setServer(
            SocketAddress.inetSocketAddress(
                destination.port(), destination.address().getHostAddress()))
        .setHost(destination.host())
        .setPort(destination.urlPort())
        .setSsl(destination.tls())
        .setMethod(HttpMethod.valueOf(probe.method()))
        .setURI(uri)
        .setIdleTimeout(Bounds.REQUEST_PATIENCE.toMillis());
  }

  private static Future<Reply> notOffered(HttpClientRequest request) {
    // Without a handler Vert.x logs the reset as an error.
    request.exceptionHandler(_ -> {}).reset();
    return Future.succeededFuture(new Reply.NotOffered());
  }

  private static Future<RawAnswer> exchange(
      HttpClientRequest request, Probe probe, List<SentField> sent) {
    sent.forEach(field -> request.headers().add(field.name(), field.value()));
    return (probe.bodyBytes() > 0 ? request.send(Buffer.buffer(probe.body())) : request.send())
        .compose(response -> RawAnswer.read(response, Bounds.ANSWER_BYTES));
  }

  private Reply reply(RawAnswer raw, CanaryOrder order, List<SentField> sent, int headBytes) {
    Optional<CanaryAnswer> answer = seal.openAnswer(raw.body(), order);
    List<ResponseField> received = raw.received();
    return answer.isPresent()
        ? new Reply.Sealed(sent, headBytes, answer.get(), raw.status(), received)
        : new Reply.Foreign(raw.status(), Answerer.name(received), received);
  }

  /** What HTTP/1.1 writes, with the lines that the client adds: Host, and the body's length. */
  private int headBytes(Probe probe, String uri, List<SentField> sent) {
    var head = new StringBuilder();
    head.append(probe.method()).append(' ').append(uri).append(" HTTP/1.1\r\n");
    head.append("host: ").append(authority()).append("\r\n");
    sent.forEach(
        field -> head.append(field.name()).append(": ").append(field.value()).append("\r\n"));
    if (probe.bodyBytes() > 0) {
      head.append("content-length: ").append(probe.bodyBytes()).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1).length;
  }

  private String authority() {
    int standard = Destination.isHttps(destination.url()) ? 443 : 80;
    String host = destination.url().getHost();
    return destination.urlPort() == standard ? host : host + ":" + destination.urlPort();
  }

  private static String newId() {
    byte[] id = new byte[ID_BYTES];
    RANDOM.nextBytes(id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }
}
