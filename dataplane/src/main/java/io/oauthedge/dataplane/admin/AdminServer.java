package io.oauthedge.dataplane.admin;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.ContractException;
import io.oauthedge.contract.Versioned;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.KeySnapshot;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.dataplane.reload.Reload;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The admin port: mutual TLS under the edge's own CA, for the operator alone. */
public final class AdminServer {
  private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
  private static final int MOST_BODY_BYTES = 4 << 20;
  private static final long FILES_POLL_MILLIS = 2_000;

  private final Vertx vertx;
  private final Path directory;
  private final Supplier<EdgeReport> report;
  private final HttpServer server;
  private AdminFiles files;

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
      Reload reload)
      throws IOException {
    this.vertx = vertx;
    this.directory = directory;
    this.report = report;
    this.files = AdminFiles.read(directory);
    var ssl = files.options();
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHost(bind)
                    .setPort(port)
                    .setSsl(true)
                    .setUseAlpn(true)
                    .setClientAuth(ssl.getClientAuth())
                    .setKeyCertOptions(ssl.getKeyCertOptions())
                    .setTrustOptions(ssl.getTrustOptions())
                    .setEnabledSecureTransportProtocols(ssl.getEnabledSecureTransportProtocols()))
            .requestHandler(router(reload));
  }

  private Router router(Reload reload) {
    Router router = Router.router(vertx);
    router.route().handler(AdminServer::admit);
    router.get(AdminApi.REPORT).handler(this::answerReport);
    router.put().handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES));
    router.put(AdminApi.CONFIG).handler(apply(EdgeConfig.class, reload::apply));
    router.put(AdminApi.ENDPOINTS).handler(apply(EndpointSnapshot.class, reload::apply));
    router.put(AdminApi.KEYS).handler(apply(KeySnapshot.class, reload::apply));
    router.put(AdminApi.PATH_FINDINGS).handler(apply(PathFindings.class, reload::apply));
    return router;
  }

  private static void admit(RoutingContext context) {
    if (OperatorCheck.isOperator(context.request().connection())) {
      context.next();
    } else {
      context.fail(403);
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
        .onSuccess(bound -> vertx.setPeriodic(FILES_POLL_MILLIS, timer -> followFiles()))
        .mapEmpty();
  }

  private void followFiles() {
    vertx
        .executeBlocking(() -> AdminFiles.read(directory))
        .compose(
            read -> {
              if (read.equals(files)) {
                return Future.succeededFuture();
              }
              return server
                  .updateSSLOptions(read.options())
                  .onSuccess(
                      updated -> {
                        files = read;
                        LOG.atInfo().log("The admin port's certificate was renewed");
                      });
            })
        .onFailure(
            failure ->
                LOG.atWarn()
                    .addKeyValue("problem", failure.getMessage())
                    .log("The admin port keeps its certificate: the new one cannot be used"));
  }

  public int port() {
    return server.actualPort();
  }
}
