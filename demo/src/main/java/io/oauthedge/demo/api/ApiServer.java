package io.oauthedge.demo.api;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Kubernetes API on a loopback port, for one process and whoever it starts. */
public final class ApiServer implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.1";
  private static final int MAX_HEADERS = 64 * 1024;

  private final Vertx vertx = Vertx.vertx();
  private final Api api;
  private final HttpServer server;
  private final Semaphore changes = new Semaphore(0);
  private final Thread collector;

  private ApiServer(InstantSource clock, int port) {
    api = new Api(clock);
    api.onChange(changes::release);
    var front = new HttpFront(vertx, api);
    server =
        await(
            vertx
                .createHttpServer(
                    new HttpServerOptions()
                        .setHost(ADDRESS)
                        .setPort(port)
                        .setMaxHeaderSize(MAX_HEADERS)
                        .setMaxWebSocketFrameSize(1 << 20)
                        .setMaxWebSocketMessageSize(1 << 22))
                .requestHandler(front::handle)
                .listen());
    collector = Thread.ofVirtual().name("garbage-collector").start(this::collect);
    for (String namespace : new String[] {"default", "kube-system"}) {
      create(namespace);
    }
  }

  /**
   * Starts a server with the built-in kinds and the default namespace.
   *
   * @param port 0 for any that is free
   */
  public static ApiServer start(int port) {
    return new ApiServer(InstantSource.system(), port);
  }

  public URI url() {
    return URI.create("http://" + ADDRESS + ":" + server.actualPort());
  }

  /** What a Fabric8 client connects with. */
  public Config clientConfig() {
    return new ConfigBuilder(Config.empty())
        .withMasterUrl(url().toString())
        .withNamespace("default")
        .build();
  }

  /** A kubeconfig for kubectl and other programs. */
  public String kubeconfig() {
    return """
        apiVersion: v1
        kind: Config
        clusters:
          - name: demo
            cluster: {server: "%s"}
        users:
          - name: demo
            user: {}
        contexts:
          - name: demo
            context: {cluster: demo, user: demo, namespace: default}
        current-context: demo
        """
        .formatted(url());
  }

  @Override
  public void close() {
    collector.interrupt();
    await(server.close());
    await(vertx.close());
  }

  private void create(String namespace) {
    String body =
        "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\""
            + namespace
            + "\"}}";
    var answer =
        api.answer(
            new ApiRequest(
                "POST", "/api/v1/namespaces", Map.of(), "application/json", "", "demo", body));
    if (answer.code() != 201) {
      throw new IllegalStateException("namespace " + namespace + ": " + answer.body());
    }
  }

  private void collect() {
    try {
      while (true) {
        changes.acquire();
        changes.drainPermits();
        api.collectGarbage();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T await(io.vertx.core.Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the API server cannot listen or close", e);
    }
  }
}
