package io.oauthedge.operator.reconcile.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.crds.v1alpha1.spec.Issuer;
import io.oauthedge.crds.v1alpha1.spec.OAuthEdgeSpec;
import io.oauthedge.crds.v1alpha1.spec.ServiceReference;
import io.oauthedge.crds.v1alpha1.spec.TokenEndpoint;
import io.oauthedge.crds.v1alpha1.spec.Upstream;
import io.oauthedge.crds.v1alpha1.spec.tls.HostCertificate;
import io.oauthedge.crds.v1alpha1.spec.tls.UpstreamTls;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which edges name a Secret or a Service: an index over the edges' own cache. */
final class ReferenceIndexes {
  /** The label by which a slice names its Service. */
  static final String SERVICE_OF_SLICE = "kubernetes.io/service-name";

  private static final String SECRETS = "secrets";
  private static final String SERVICES = "services";

  private final IndexerResourceCache<OAuthEdge> edges;

  ReferenceIndexes(IndexerResourceCache<OAuthEdge> edges) {
    this.edges = edges;
    edges.addIndexer(SECRETS, edge -> keys(edge, secretNames(edge.getSpec())));
    edges.addIndexer(SERVICES, edge -> keys(edge, serviceNames(edge.getSpec())));
  }

  Set<ResourceID> namingSecret(HasMetadata secret) {
    return naming(SECRETS, secret, secret.getMetadata().getName());
  }

  Set<ResourceID> namingService(HasMetadata service) {
    return naming(SERVICES, service, service.getMetadata().getName());
  }

  Set<ResourceID> namingServiceOf(EndpointSlice slice) {
    return Optional.ofNullable(slice.getMetadata().getLabels().get(SERVICE_OF_SLICE))
        .map(service -> naming(SERVICES, slice, service))
        .orElse(Set.of());
  }

  /** The Secrets that a spec names, all in the edge's own namespace. */
  static Set<String> secretNames(OAuthEdgeSpec spec) {
    Stream<Optional<String>> names =
        Stream.of(
                Stream.of(
                    Optional.ofNullable(spec.tls().secretName()),
                    Optional.ofNullable(spec.tls().clientCertificates().caSecretName()),
                    Optional.ofNullable(spec.headers().canary().caSecretName()),
                    Optional.ofNullable(spec.readiness().tokenEndpoint())
                        .map(TokenEndpoint::clientSecretName)),
                spec.tls().certificates().stream()
                    .map(HostCertificate::secretName)
                    .map(Optional::of),
                spec.issuers().stream().map(Issuer::caSecretName).map(Optional::ofNullable),
                spec.upstreams().stream()
                    .map(Upstream::tls)
                    .map(
                        tls ->
                            Optional.ofNullable(tls).map(UpstreamTls::clientCertificateSecretName)),
                spec.upstreams().stream()
                    .map(Upstream::tls)
                    .map(tls -> Optional.ofNullable(tls).map(UpstreamTls::caSecretName)))
            .flatMap(some -> some);
    return names.flatMap(Optional::stream).collect(Collectors.toSet());
  }

  private static Set<String> serviceNames(OAuthEdgeSpec spec) {
    return spec.upstreams().stream()
        .map(Upstream::service)
        .filter(Objects::nonNull)
        .map(ServiceReference::name)
        .collect(Collectors.toSet());
  }

  private Set<ResourceID> naming(String index, HasMetadata inNamespace, String name) {
    return edges.byIndex(index, key(inNamespace, name)).stream()
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }

  private static List<String> keys(OAuthEdge edge, Set<String> names) {
    return names.stream().map(name -> key(edge, name)).toList();
  }

  private static String key(HasMetadata inNamespace, String name) {
    return inNamespace.getMetadata().getNamespace() + "/" + name;
  }
}
