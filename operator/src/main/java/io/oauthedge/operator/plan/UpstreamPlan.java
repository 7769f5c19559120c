package io.oauthedge.operator.plan;

import io.oauthedge.contract.config.RequestLimitsConfig;
import io.oauthedge.contract.config.SessionAffinityConfig;
import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.tls.KeyPairFiles;
import io.oauthedge.crds.v1alpha1.spec.ServiceReference;
import io.oauthedge.crds.v1alpha1.spec.Timeouts;
import io.oauthedge.crds.v1alpha1.spec.Upstream;
import io.oauthedge.crds.v1alpha1.spec.affinity.SessionAffinity;
import io.oauthedge.crds.v1alpha1.spec.tls.UpstreamTls;
import io.oauthedge.operator.resolve.FieldPaths;
import io.oauthedge.operator.resolve.References;
import io.oauthedge.operator.resolve.UpstreamService;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** The applications behind the edge. */
final class UpstreamPlan {
  private UpstreamPlan() {}

  static ConfigPiece<List<UpstreamConfig>> of(
      String namespace, List<Upstream> upstreams, References references) {
    return ConfigPiece.all(
        IntStream.range(0, upstreams.size())
            .mapToObj(
                i -> {
                  ConfigPiece<Optional<KeyPairFiles>> proof = TlsPlan.upstream(references, i);
                  return AuthorityPlan.of(references, FieldPaths.upstreamAuthority(i))
                      .map(caFile -> config(namespace, upstreams.get(i), caFile, proof.config()))
                      .and(proof);
                })
            .toList());
  }

  /** Whether an upstream is the one that was made from this Service. */
  static boolean leadsTo(UpstreamConfig upstream, UpstreamService service) {
    return upstream.port() == service.port()
        && upstream.host().equals(Origin.host(service.namespace(), service.name()));
  }

  private static UpstreamConfig config(
      String namespace,
      Upstream upstream,
      Optional<String> caFile,
      Optional<KeyPairFiles> clientCertificate) {
    UpstreamProtocol protocol = UpstreamProtocol.valueOf(upstream.protocol().name());
    Origin origin =
        Optional.ofNullable(upstream.service())
            .map(service -> Origin.of(namespace, service))
            .orElseGet(() -> Origin.of(Objects.requireNonNull(upstream.url()), protocol));
    Timeouts timeouts = upstream.timeouts();
    return new UpstreamConfig(
        upstream.name(),
        protocol,
        origin.host(),
        origin.port(),
        origin.authority(),
        caFile,
        Optional.ofNullable(upstream.tls()).map(UpstreamTls::serverName),
        clientCertificate,
        SpecUnits.millis(timeouts.connect()),
        SpecUnits.millis(timeouts.response()),
        SpecUnits.millis(timeouts.idle()),
        affinity(upstream),
        new RequestLimitsConfig(
            upstream.limits().maxConcurrentRequests(),
            upstream.limits().maxQueuedRequests(),
            SpecUnits.millis(upstream.limits().queueTimeout())));
  }

  private static Optional<SessionAffinityConfig> affinity(Upstream upstream) {
    SessionAffinity affinity = upstream.sessionAffinity();
    return switch (affinity.type()) {
      case NONE -> Optional.empty();
      case CLIENT_IP -> Optional.of(SessionAffinityConfig.clientIp());
      case COOKIE ->
          Optional.of(
              SessionAffinityConfig.cookie(
                  affinity.cookieName(upstream.name()), maxAgeSeconds(affinity)));
      case REFRESH_TOKEN ->
          Optional.of(
              SessionAffinityConfig.refreshToken(
                  affinity.cookieName(upstream.name()), maxAgeSeconds(affinity)));
      case HEADER ->
          Optional.of(SessionAffinityConfig.header(Objects.requireNonNull(affinity.name())));
      case CLAIM ->
          Optional.of(SessionAffinityConfig.claim(Objects.requireNonNull(affinity.name())));
    };
  }

  private static long maxAgeSeconds(SessionAffinity affinity) {
    return SpecUnits.millis(
            Objects.requireNonNullElse(affinity.maxAge(), SessionAffinity.DEFAULT_MAX_AGE))
        / 1_000;
  }

  /** An origin outside the cluster wants its own Host; a Service gets the client's. */
  private record Origin(String host, int port, Optional<String> authority) {
    static Origin of(String namespace, ServiceReference service) {
      return new Origin(host(namespace, service.name()), service.port(), Optional.empty());
    }

    static String host(String namespace, String service) {
      return service + "." + namespace + ".svc";
    }

    static Origin of(String url, UpstreamProtocol protocol) {
      URI uri = URI.create(url);
      int port = uri.getPort() >= 0 ? uri.getPort() : protocol.isTls() ? 443 : 80;
      String host = uri.getHost().replaceAll("[\\[\\]]", "");
      return new Origin(host, port, Optional.of(uri.getRawAuthority()));
    }
  }
}
