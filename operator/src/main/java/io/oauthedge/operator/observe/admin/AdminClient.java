package io.oauthedge.operator.observe.admin;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.ContractException;
import io.oauthedge.contract.Versioned;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.KeySnapshot;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.operator.identity.AdminIdentity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Speaks with one edge's pods over HTTP and mutual TLS.
 *
 * <p>Believes nothing of a pod beyond its certificate: answers are capped in size and time,
 * redirects and proxies are not followed.
 */
public final class AdminClient implements AdminPort, AutoCloseable {
  /** The limits of every exchange. */
  public record Limits(Duration connect, Duration exchange, int answerBytes) {
    /** 2 s to connect, 5 s in all, 1 MiB of answer. */
    public static final Limits DEFAULT =
        new Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 1 << 20);
  }

  private final HttpClient http;
  private final int port;
  private final Limits limits;

  /**
   * A client for the pods of one edge.
   *
   * @param podName what the pods' certificates must carry: {@link AdminApi#podName}
   * @param port where pods listen: {@link AdminApi#ADMIN_PORT}
   * @param executor runs what the HTTP client does beside waiting
   */
  public AdminClient(
      AdminIdentity identity, String podName, int port, Limits limits, Executor executor) {
    this.port = port;
    this.limits = limits;
    this.http =
        HttpClient.newBuilder()
            .sslContext(AdminTls.of(identity, podName))
            .connectTimeout(limits.connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .executor(executor)
            .build();
  }

  @Override
  public AdminReply<EdgeReport> report(String address) {
    return exchange(request(address, AdminApi.REPORT).GET().build(), EdgeReport.class);
  }

  @Override
  public AdminReply<ApplyReply> push(String address, EdgeConfig config) {
    return put(address, AdminApi.CONFIG, config);
  }

  @Override
  public AdminReply<ApplyReply> push(String address, EndpointSnapshot endpoints) {
    return put(address, AdminApi.ENDPOINTS, endpoints);
  }

  @Override
  public AdminReply<ApplyReply> push(String address, KeySnapshot keys) {
    return put(address, AdminApi.KEYS, keys);
  }

  @Override
  public AdminReply<ApplyReply> push(String address, PathFindings findings) {
    return put(address, AdminApi.PATH_FINDINGS, findings);
  }

  /** Lets exchanges under way end, then closes the connections; does not wait for it. */
  @Override
  public void close() {
    http.shutdown();
  }

  private AdminReply<ApplyReply> put(String address, String path, Versioned document) {
    HttpRequest request =
        request(address, path)
            .header("content-type", "application/json")
            .PUT(BodyPublishers.ofByteArray(ContractCodec.write(document)))
            .build();
    return exchange(request, ApplyReply.class);
  }

  private HttpRequest.Builder request(String address, String path) {
    String host = address.indexOf(':') < 0 ? address : "[" + address + "]";
    return HttpRequest.newBuilder(URI.create("https://" + host + ":" + port + path));
  }

  /** The JDK's own request timeout ends with the response head; this one covers the body too. */
  private <T extends Versioned> AdminReply<T> exchange(HttpRequest request, Class<T> type) {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.answerBytes()));
    try {
      return read(exchange.get(limits.exchange().toMillis(), TimeUnit.MILLISECONDS), type);
    } catch (TimeoutException e) {
      exchange.cancel(true);
      return new AdminReply.Unreachable<>(
          "no complete answer within " + limits.exchange().toMillis() + " ms");
    } catch (ExecutionException e) {
      return new AdminReply.Unreachable<>(Failure.describe(e));
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      return new AdminReply.Unreachable<>("the operator is stopping");
    }
  }

  private static <T extends Versioned> AdminReply<T> read(
      HttpResponse<byte[]> response, Class<T> type) {
    try {
      return new AdminReply.Answered<>(ContractCodec.read(response.body(), type));
    } catch (ContractException e) {
      return new AdminReply.Refused<>(
          "it answered HTTP " + response.statusCode() + " and no " + e.getMessage());
    }
  }
}
