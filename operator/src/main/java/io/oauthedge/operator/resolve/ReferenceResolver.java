package io.oauthedge.operator.resolve;

import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.crds.v1alpha1.spec.Issuer;
import io.oauthedge.crds.v1alpha1.spec.OAuthEdgeSpec;
import io.oauthedge.crds.v1alpha1.spec.ServiceReference;
import io.oauthedge.crds.v1alpha1.spec.TokenEndpoint;
import io.oauthedge.crds.v1alpha1.spec.Upstream;
import io.oauthedge.crds.v1alpha1.spec.tls.HostCertificate;
import io.oauthedge.crds.v1alpha1.spec.tls.UpstreamTls;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks up every reference of an edge, once. */
public final class ReferenceResolver {
  private static final List<String> CLIENT_ENTRIES = List.of("client-id", "client-secret");

  private final SecretCheck secrets;
  private final ServiceCheck services;

  public ReferenceResolver(ClusterView cluster, InstantSource clock) {
    this.secrets = new SecretCheck(cluster, clock);
    this.services = new ServiceCheck(cluster);
  }

  /** One result per reference; never throws for what a user can write. */
  public References resolve(OAuthEdge edge) {
    String namespace = edge.getMetadata().getNamespace();
    OAuthEdgeSpec spec = edge.getSpec();
    return new References(
        certificates(namespace, spec),
        authorities(namespace, spec),
        Optional.ofNullable(spec.readiness().tokenEndpoint())
            .map(TokenEndpoint::clientSecretName)
            .map(
                name -> secrets.entries(FieldPaths.CLIENT_SECRET, namespace, name, CLIENT_ENTRIES)),
        services(namespace, spec.upstreams()));
  }

  private Map<String, Resolved<ServedCertificate>> certificates(
      String namespace, OAuthEdgeSpec spec) {
    var results = new HashMap<String, Resolved<ServedCertificate>>();
    var others = new ArrayList<String>();
    for (int i = 0; i < spec.tls().certificates().size(); i++) {
      HostCertificate entry = spec.tls().certificates().get(i);
      String path = FieldPaths.hostCertificate(i);
      others.addAll(entry.hosts());
      results.put(path, secrets.certificate(path, namespace, entry.secretName(), entry.hosts()));
    }
    List<String> hosts =
        Stream.concat(Stream.of(spec.host()), spec.additionalHosts().stream())
            .filter(host -> !others.contains(host))
            .toList();
    Optional.ofNullable(spec.tls().secretName())
        .ifPresent(
            name ->
                results.put(
                    FieldPaths.TLS_SECRET,
                    secrets.certificate(FieldPaths.TLS_SECRET, namespace, name, hosts)));
    for (int i = 0; i < spec.upstreams().size(); i++) {
      String path = FieldPaths.upstreamCertificate(i);
      Optional.ofNullable(spec.upstreams().get(i).tls())
          .map(UpstreamTls::clientCertificateSecretName)
          .ifPresent(
              name -> results.put(path, secrets.certificate(path, namespace, name, List.of())));
    }
    return results;
  }

  private Map<String, Resolved<SecretFiles>> authorities(String namespace, OAuthEdgeSpec spec) {
    var results = new HashMap<String, Resolved<SecretFiles>>();
    for (int i = 0; i < spec.issuers().size(); i++) {
      Issuer issuer = spec.issuers().get(i);
      String path = FieldPaths.issuerAuthority(i);
      Optional.ofNullable(issuer.caSecretName())
          .ifPresent(name -> results.put(path, secrets.authority(path, namespace, name)));
    }
    for (int i = 0; i < spec.upstreams().size(); i++) {
      Upstream upstream = spec.upstreams().get(i);
      String path = FieldPaths.upstreamAuthority(i);
      Optional.ofNullable(upstream.tls())
          .map(UpstreamTls::caSecretName)
          .ifPresent(name -> results.put(path, secrets.authority(path, namespace, name)));
    }
    Optional.ofNullable(spec.tls().clientCertificates().caSecretName())
        .ifPresent(
            name ->
                results.put(
                    FieldPaths.CLIENT_AUTHORITY,
                    secrets.clientAuthority(FieldPaths.CLIENT_AUTHORITY, namespace, name)));
    Optional.ofNullable(spec.headers().canary().caSecretName())
        .ifPresent(
            name ->
                results.put(
                    FieldPaths.CANARY_AUTHORITY,
                    secrets.authority(FieldPaths.CANARY_AUTHORITY, namespace, name)));
    return results;
  }

  private Map<String, Resolved<UpstreamService>> services(
      String namespace, List<Upstream> upstreams) {
    var results = new HashMap<String, Resolved<UpstreamService>>();
    for (int i = 0; i < upstreams.size(); i++) {
      ServiceReference reference = upstreams.get(i).service();
      if (reference != null) {
        String path = FieldPaths.upstreamService(i);
        results.put(path, services.port(path, namespace, reference.name(), reference.port()));
      }
    }
    return results;
  }
}
