package io.oauthedge.dataplane.process.peer;

import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.Exchange;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Many requests at once that post forms to a token endpoint, each at the edge that it is told. */
final class TokenClients {
  private final HttpClientAgent http;
  private final String uri;

  TokenClients(Vertx vertx, String publicCaPem, String uri) {
    this.uri = uri;
    http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setVerifyHost(true)
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(publicCaPem))),
            new PoolOptions().setHttp2MaxSize(4));
  }

  /** The same form so many times together, to one edge after the other; answers in that order. */
  List<Future<Exchange>> post(Map<String, String> form, int times, List<EdgeProcess> edges) {
    var answers = new ArrayList<Future<Exchange>>();
    for (int i = 0; i < times; i++) {
      answers.add(post(form, edges.get(i % edges.size())));
    }
    return answers;
  }

  Future<Exchange> post(Map<String, String> form, EdgeProcess edge) {
    return http.request(
            new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(edge.httpsPort(), edge.address()))
                .setHost(EdgeConfigs.HOST)
                .setPort(443)
                .setURI(uri)
                .putHeader("content-type", "application/x-www-form-urlencoded")
                .setTimeout(30_000))
        .compose(
            request ->
                request
                    .send(encode(form))
                    .compose(
                        response ->
                            response
                                .body()
                                .map(
                                    body ->
                                        new Exchange(
                                            response.statusCode(),
                                            response.headers(),
                                            body.toString()))));
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
