package io.oauthedge.dataplane.admin;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.ContractException;
import io.oauthedge.contract.Versioned;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.KeySnapshot;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.contract.refresh.ForwardedAnswer;
import io.oauthedge.contract.refresh.ForwardedRequest;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.dataplane.reload.Reload;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The admin port: mutual TLS under the edge's own CA, for the operator, and on one path for the
 * edge's other pods.
 */
public final class AdminServer {
  private static final int MOST_BODY_BYTES = 4 << 20;

  /** A form of 64 KiB and its fields, with room for their JSON. */
  private static final int MOST_REFRESH_BYTES = 1 << 20;

  /** More than a token endpoint's queue holds, so that it is the queue that says no. */
  private static final long STREAMS = 16_384;

  private final Vertx vertx;
  private final Supplier<EdgeReport> report;
  private final PeerPort peers;
  private final FollowedFiles files;
  private final HttpServer server;

  /**
   * Prepares the server.
   *
   * @param directory holds the files that {@link AdminApi} names
   * @throws IOException when one of them cannot be read
   */
  public AdminServer(
      Vertx vertx,
      String bind,
      int port,
      Path directory,
      Supplier<EdgeReport> report,
      Reload reload,
      PeerPort peers)
      throws IOException {
    this.vertx = vertx;
    this.report = report;
    this.peers = peers;
    this.files = new FollowedFiles(vertx, directory, "The admin port");
    var ssl = files.current().server();
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHost(bind)
                    .setPort(port)
                    .setSsl(true)
                    .setUseAlpn(true)
                    .setInitialSettings(new Http2Settings().setMaxConcurrentStreams(STREAMS))
                    .setClientAuth(ssl.getClientAuth())
                    .setKeyCertOptions(ssl.getKeyCertOptions())
                    .setTrustOptions(ssl.getTrustOptions())
                    .setEnabledSecureTransportProtocols(ssl.getEnabledSecureTransportProtocols()))
            .requestHandler(router(reload));
  }

  private Router router(Reload reload) {
    Router router = Router.router(vertx);
    router.route(AdminApi.REFRESH).handler(this::admitPeer);
    router
        .post(AdminApi.REFRESH)
        .handler(BodyHandler.create(false).setBodyLimit(MOST_REFRESH_BYTES))
        .handler(this::takeRefresh);
    router.route().handler(AdminServer::admitOperator);
    router.get(AdminApi.REPORT).handler(this::answerReport);
    router.put().handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES));
    router.put(AdminApi.CONFIG).handler(apply(EdgeConfig.class, reload::apply));
    router.put(AdminApi.ENDPOINTS).handler(apply(EndpointSnapshot.class, reload::apply));
    router.put(AdminApi.KEYS).handler(apply(KeySnapshot.class, reload::apply));
    router.put(AdminApi.PATH_FINDINGS).handler(apply(PathFindings.class, reload::apply));
    return router;
  }

  private static void admitOperator(RoutingContext context) {
    admit(AdminApi.OPERATOR_NAME, context);
  }

  private void admitPeer(RoutingContext context) {
    peers.podName().ifPresentOrElse(name -> admit(name, context), () -> refuse(context, 503));
  }

  private static void admit(String name, RoutingContext context) {
    if (CallerCheck.isNamed(name, context.request().connection())) {
      context.next();
    } else {
      refuse(context, 403);
    }
  }

  private static void refuse(RoutingContext context, int status) {
    context.response().setStatusCode(status).end();
  }

  private void takeRefresh(RoutingContext context) {
    ForwardedRequest request;
    try {
      request = ContractCodec.read(body(context), ForwardedRequest.class);
    } catch (ContractException e) {
      // Its message may quote what it read, and that holds secrets.
      refuse(context, 422);
      return;
    }
    Promise<Void> abandoned = Promise.promise();
    context.response().exceptionHandler(gone -> abandoned.tryComplete());
    context.response().closeHandler(gone -> abandoned.tryComplete());
    peers
        .take(request, abandoned.future())
        .ifPresentOrElse(
            taken -> taken.onSuccess(answer -> answer(context, answer)),
            () -> refuse(context, 503));
  }

  private static void answer(RoutingContext context, ForwardedAnswer answer) {
    if (!context.response().closed()) {
      send(context, 200, answer);
    }
  }

  private void answerReport(RoutingContext context) {
    send(context, 200, report.get());
  }

  private <T extends Versioned> Handler<RoutingContext> apply(
      Class<T> type, Function<T, CompletableFuture<ApplyReply>> apply) {
    return context -> {
      T document;
      try {
        document = ContractCodec.read(body(context), type);
      } catch (ContractException e) {
        String message = String.valueOf(e.getMessage());
        send(context, 422, ApplyReply.of(ApplyOutcome.REFUSED, report.get().configHash(), message));
        return;
      }
      Future.fromCompletionStage(apply.apply(document), vertx.getOrCreateContext())
          .onSuccess(reply -> send(context, 200, reply))
          .onFailure(context::fail);
    };
  }

  private static byte[] body(RoutingContext context) {
    Buffer body = context.body().buffer();
    return body == null ? new byte[0] : body.getBytes();
  }

  private static void send(RoutingContext context, int status, Versioned answer) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(Buffer.buffer(ContractCodec.write(answer)));
  }

  /** Binds, and from then on follows its files. */
  public Future<Void> listen() {
    return server
        .listen()
        .onSuccess(bound -> files.follow(read -> server.updateSSLOptions(read.server())))
        .mapEmpty();
  }

  /** Takes no new calls, and ends when those under way are answered or the time is up. */
  public Future<Void> shutdown(long limitMillis) {
    return server.shutdown(limitMillis, TimeUnit.MILLISECONDS);
  }

  public int port() {
    return server.actualPort();
  }
}
