package io.oauthedge.bench.micro;

import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.AccessLogConfig;
import io.oauthedge.contract.config.AuthorizationForwarding;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EdgeIdentity;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.HeaderConfig;
import io.oauthedge.contract.config.ListenerConfig;
import io.oauthedge.contract.config.PathType;
import io.oauthedge.contract.config.ReadinessConfig;
import io.oauthedge.contract.config.RequestLimitsConfig;
import io.oauthedge.contract.config.RouteConfig;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.oauthedge.dataplane.affinity.SessionAffinity;
import io.oauthedge.dataplane.endpoint.EndpointMeter;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.hint.HintMeter;
import io.oauthedge.dataplane.hint.TokenHints;
import io.oauthedge.dataplane.proxy.UpstreamPool;
import io.oauthedge.dataplane.route.RequestPath;
import io.oauthedge.dataplane.snapshot.EdgeSnapshot;
import io.oauthedge.dataplane.snapshot.HeldFindings;
import io.oauthedge.dataplane.trust.OutgoingTls;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An exchange that came from nowhere, for stages that only look at it. */
final class StandIn {
  private static final SocketAddress PEER = SocketAddress.inetSocketAddress(40_000, "127.0.0.1");

  private StandIn() {}

  /** A request with these headers to an edge that preserves some. */
  static Exchange exchange(Vertx vertx, MultiMap headers, List<String> preserve) {
    var config = config(preserve);
    UpstreamConfig upstream = config.upstreams().getFirst();
    var pool =
        new UpstreamPool(
            vertx,
            upstream,
            OutgoingTls.trusting(Optional.empty()),
            65_536,
            SessionAffinity.none(),
            new TokenHints(upstream.name(), false, new byte[32], HintMeter.none()),
            EndpointMeter.none());
    var snapshot =
        new EdgeSnapshot(
            config,
            EndpointSnapshot.of(1, Map.of()),
            HeldFindings.none(),
            Map.of(upstream.name(), pool),
            (token, peer) -> Future.failedFuture("not asked"),
            Optional.empty());
    var exchange = new Exchange(request(headers), snapshot, Instant.now());
    RequestPath path = RequestPath.of("/orders").orElseThrow();
    exchange.noteRoute(path, snapshot.routes().match(path, "GET").orElseThrow(), false);
    return exchange;
  }

  private static HttpServerRequest request(MultiMap headers) {
    return (HttpServerRequest)
        Proxy.newProxyInstance(
            StandIn.class.getClassLoader(),
            new Class<?>[] {HttpServerRequest.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "headers" -> headers;
                  case "getHeader" -> headers.get(String.valueOf(arguments[0]));
                  case "remoteAddress" -> PEER;
                  case "isSSL" -> false;
                  case "version" -> HttpVersion.HTTP_1_1;
                  case "method" -> HttpMethod.GET;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static EdgeConfig config(List<String> preserve) {
    return EdgeConfig.of(
        new EdgeIdentity("bench", "orders", 1),
        List.of("orders.example.com"),
        new ListenerConfig(
            0,
            0,
            Optional.empty(),
            PlaintextPolicy.TERMINATED_UPSTREAM,
            Optional.empty(),
            Optional.empty(),
            60_000,
            0,
            1_000),
        List.of("127.0.0.1/32"),
        List.of(),
        List.of(
            new RouteConfig(
                "all",
                "/",
                PathType.PREFIX,
                Set.of(),
                Access.PROTECTED,
                List.of(),
                List.of(),
                "default",
                Optional.empty())),
        List.of(
            new UpstreamConfig(
                "default",
                UpstreamProtocol.HTTP1,
                "127.0.0.1",
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1_000,
                1_000,
                1_000,
                Optional.empty(),
                RequestLimitsConfig.STANDARD)),
        new HeaderConfig(
            AuthorizationForwarding.KEEP, preserve, 65_536, List.of(), Optional.empty()),
        new ReadinessConfig(Optional.empty(), true),
        new AccessLogConfig(AccessLogConfig.Level.NONE, 100),
        Map.of());
  }
}
