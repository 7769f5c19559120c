package io.oauthedge.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HealthServerIT {
  @Test
  void readyFollowsTheWatchesWhileLiveDoesNot() throws Exception {
    var ready = new AtomicBoolean();
    try (var metrics = new OperatorMetrics();
        var server = HealthServer.start(0, ready::get, metrics::scrape);
        var client = HttpClient.newHttpClient()) {
      assertThat(get(client, server, "/live").statusCode()).isEqualTo(200);
      assertThat(get(client, server, "/ready").statusCode()).isEqualTo(503);

      ready.set(true);

      assertThat(get(client, server, "/ready").statusCode()).isEqualTo(200);
      assertThat(get(client, server, "/metrics").body()).contains("jvm_memory_used_bytes");
    }
  }

  private static HttpResponse<String> get(HttpClient client, HealthServer server, String path)
      throws Exception {
    var uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
