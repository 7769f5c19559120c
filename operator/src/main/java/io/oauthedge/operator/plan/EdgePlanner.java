package io.oauthedge.operator.plan;

import io.oauthedge.contract.ContractVersion;
import io.oauthedge.contract.Digests;
import io.oauthedge.contract.config.AccessLogConfig;
import io.oauthedge.contract.config.AuthorizationForwarding;
import io.oauthedge.contract.config.ClaimHeader;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EdgeIdentity;
import io.oauthedge.contract.config.HeaderConfig;
import io.oauthedge.contract.config.LiveEndpoints;
import io.oauthedge.contract.config.RefreshProtectionConfig;
import io.oauthedge.contract.tls.HstsConfig;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.crds.v1alpha1.spec.AccessLog;
import io.oauthedge.crds.v1alpha1.spec.Headers;
import io.oauthedge.crds.v1alpha1.spec.OAuthEdgeSpec;
import io.oauthedge.crds.v1alpha1.spec.refresh.RefreshProtection;
import io.oauthedge.crds.v1alpha1.spec.tls.Hsts;
import io.oauthedge.operator.identity.DigestKey;
import io.oauthedge.operator.resolve.FieldPaths;
import io.oauthedge.operator.resolve.References;
import io.oauthedge.operator.resolve.Resolved;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans an edge whose spec and references have no blocking problem. */
public final class EdgePlanner {
  private static final int SHAPE_LENGTH = 10;

  private final PlanSettings settings;

  public EdgePlanner(PlanSettings settings) {
    this.settings = settings;
  }

  /** The same resource, references and key always give the same plan. */
  public EdgePlan plan(OAuthEdge edge, References references, DigestKey digestKey) {
    OAuthEdgeSpec spec = edge.getSpec();
    var listeners = ListenerPlan.of(spec.tls(), spec.externalAccess(), references);
    var issuers = IssuerPlan.of(spec.issuers(), references);
    var upstreams =
        UpstreamPlan.of(edge.getMetadata().getNamespace(), spec.upstreams(), references);
    var readiness = ReadinessPlan.of(spec, references);
    ConfigPiece<?> needs = listeners.and(issuers).and(upstreams).and(readiness);
    EdgeConfig config =
        EdgeConfig.of(
                identity(edge),
                Stream.concat(Stream.of(spec.host()), spec.additionalHosts().stream()).toList(),
                listeners.config(),
                spec.externalAccess().trustedProxies(),
                issuers.config(),
                RoutePlan.of(spec),
                upstreams.config(),
                headers(spec.headers(), spec.tls().hsts()),
                readiness.config(),
                accessLog(spec.observability().accessLog()),
                digests(needs.files(), digestKey))
            .with(protection(spec.refreshProtection()));
    return new EdgePlan(
        edge,
        config,
        needs.mounts(),
        endpoints(spec, references),
        shape(config, needs.mounts()),
        settings);
  }

  private static EdgeIdentity identity(OAuthEdge edge) {
    return new EdgeIdentity(
        edge.getMetadata().getNamespace(),
        edge.getMetadata().getName(),
        Optional.ofNullable(edge.getMetadata().getGeneration()).orElse(0L));
  }

  private static HeaderConfig headers(Headers headers, @Nullable Hsts hsts) {
    return new HeaderConfig(
        switch (headers.authorization()) {
          case KEEP -> AuthorizationForwarding.KEEP;
          case REMOVE -> AuthorizationForwarding.REMOVE;
        },
        headers.preserve(),
        SpecUnits.bytes(headers.maxSize()),
        headers.claimHeaders().stream()
            .map(claimHeader -> new ClaimHeader(claimHeader.claim(), claimHeader.header()))
            .toList(),
        Optional.ofNullable(hsts)
            .map(
                written ->
                    new HstsConfig(
                        SpecUnits.duration(written.maxAge()).toSeconds(),
                        written.includeSubDomains(),
                        written.preload())));
  }

  private static RefreshProtectionConfig protection(RefreshProtection protection) {
    return new RefreshProtectionConfig(
        protection.coalesce(),
        SpecUnits.millis(protection.replayWindow()),
        protection.maxConcurrentRequests(),
        protection.maxQueuedRequests(),
        SpecUnits.millis(protection.queueTimeout()),
        SpecUnits.millis(protection.retryAfter()));
  }

  private static AccessLogConfig accessLog(AccessLog accessLog) {
    return new AccessLogConfig(
        AccessLogConfig.Level.valueOf(accessLog.level().name()), accessLog.samplePercent());
  }

  private static Map<String, String> digests(Map<String, byte[]> files, DigestKey key) {
    var digests = new TreeMap<String, String>();
    files.forEach((path, content) -> digests.put(path, key.digest(content)));
    return digests;
  }

  private static Map<String, LiveEndpoints> endpoints(OAuthEdgeSpec spec, References references) {
    var endpoints = new HashMap<String, LiveEndpoints>();
    for (int i = 0; i < spec.upstreams().size(); i++) {
      String name = spec.upstreams().get(i).name();
      Optional.ofNullable(references.services().get(FieldPaths.upstreamService(i)))
          .flatMap(Resolved::content)
          .ifPresent(service -> endpoints.put(name, service.endpoints()));
    }
    return endpoints;
  }

  /** Covers what {@link io.oauthedge.contract.config.ChangeImpact} calls a restart, and mounts. */
  private static String shape(EdgeConfig config, List<FileMount> mounts) {
    String fixedAtStart =
        String.join(
            "\n",
            String.valueOf(ContractVersion.CURRENT),
            config.listeners().toString(),
            String.valueOf(config.headers().maxSizeBytes()),
            new TreeSet<>(config.files().keySet()).toString(),
            mounts.toString());
    return Digests.sha256(fixedAtStart.getBytes(StandardCharsets.UTF_8)).substring(0, SHAPE_LENGTH);
  }
}
