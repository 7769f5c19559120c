package io.oauthedge.operator.canary.watch;

import io.fabric8.kubernetes.api.model.Service;
import io.oauthedge.contract.Digests;
import io.oauthedge.contract.tls.ProxyProtocolConfig;
import io.oauthedge.crds.v1alpha1.spec.Canary;
import io.oauthedge.operator.canary.CanarySubject;
import io.oauthedge.operator.identity.AdminIdentity;
import io.oauthedge.operator.identity.Pem;
import io.oauthedge.operator.observe.EdgePod;
import io.oauthedge.operator.plan.EdgePlan;
import io.oauthedge.operator.plan.ListenerPlan;
import io.oauthedge.operator.plan.SpecUnits;
import io.oauthedge.operator.resolve.FieldPaths;
import io.oauthedge.operator.resolve.References;
import io.oauthedge.operator.resolve.Resolved;
import io.oauthedge.operator.resolve.SecretFiles;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From an edge as it is in the cluster to what its canary is told.
 *
 * @param ownAddresses of the operator's pod, its node and the API server: never called
 */
public record CanarySubjects(Set<String> ownAddresses) {
  /** The annotation of the resource whose change asks for a full round at once. */
  public static final String CANARY_NOW = "oauthedge.io/canary-now";

  /**
   * What is found in the cluster.
   *
   * @param addresses of the load balancer, names or IP addresses
   * @param pods all of the edge's
   * @param control those that take traffic: the direct round goes to one of them
   * @param programmed whether some of them serve with the plan
   */
  public record Found(
      EdgePlan plan,
      References references,
      AdminIdentity identity,
      Optional<Service> service,
      List<String> addresses,
      List<EdgePod> pods,
      List<EdgePod> control,
      boolean programmed,
      Optional<String> canaryNow) {}

  public CanarySubjects {
    ownAddresses = Set.copyOf(ownAddresses);
  }

  /** Empty while no pod could be the control. */
  public Optional<Watched> of(Found found) {
    Canary canary = found.plan().edge().getSpec().headers().canary();
    List<String> control = addresses(found.control());
    return control.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Watched(
                subject(found, canary, control),
                SpecUnits.duration(canary.interval()),
                Optional.of(occasion(found)).filter(_ -> found.programmed())));
  }

  private CanarySubject subject(Found found, Canary canary, List<String> control) {
    EdgePlan plan = found.plan();
    boolean tls = plan.config().listeners().tls().isPresent();
    return new CanarySubject(
        plan.names(),
        plan.config().hosts().stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()),
        url(plan),
        found.addresses(),
        control,
        plan.config()
            .listeners()
            .proxyProtocol()
            .map(ProxyProtocolConfig::directPort)
            .orElse(tls ? ListenerPlan.HTTPS_PORT : ListenerPlan.HTTP_PORT),
        tls,
        plan.config().headers().preserve(),
        plan.config().headers().maxSizeBytes(),
        Optional.ofNullable(canary.upstreamEchoPath()),
        found.identity().canary().keys(),
        Stream.concat(certificates(found), authority(found))
            .flatMap(pem -> certificates(pem).stream())
            .toList(),
        clusterAddresses(found));
  }

  private static URI url(EdgePlan plan) {
    return URI.create(
        Optional.ofNullable(plan.edge().getSpec().externalAccess().url())
            .orElseGet(() -> "https://" + plan.edge().getSpec().host()));
  }

  private Set<String> clusterAddresses(Found found) {
    return Stream.of(
            ownAddresses.stream(),
            addresses(found.pods()).stream(),
            found.pods().stream().flatMap(pod -> pod.node().stream()),
            found.service().stream().flatMap(service -> service.getSpec().getClusterIPs().stream()))
        .flatMap(addresses -> addresses)
        .collect(Collectors.toSet());
  }

  private static Occasion occasion(Found found) {
    return new Occasion(
        found.plan().config().edge().generation(),
        Stream.of(
                found.addresses().stream(),
                Stream.concat(certificates(found), authority(found)).map(Digests::sha256),
                found.canaryNow().stream())
            .flatMap(parts -> parts)
            .collect(Collectors.joining("\n")));
  }

  /** In the order of the spec, so that the same certificates make the same occasion. */
  private static Stream<byte[]> certificates(Found found) {
    var served = found.references().certificates();
    int entries = found.plan().edge().getSpec().tls().certificates().size();
    return Stream.concat(
            Stream.of(FieldPaths.TLS_SECRET),
            IntStream.range(0, entries).mapToObj(FieldPaths::hostCertificate))
        .flatMap(path -> Optional.ofNullable(served.get(path)).stream())
        .flatMap(resolved -> resolved.content().stream())
        .map(certificate -> certificate.files().entry("tls.crt"));
  }

  private static Stream<byte[]> authority(Found found) {
    return Optional.ofNullable(found.references().authorities().get(FieldPaths.CANARY_AUTHORITY))
        .flatMap(Resolved::content)
        .map((SecretFiles files) -> files.entry("ca.crt"))
        .stream();
  }

  /** The resolver has read them before. */
  private static Collection<X509Certificate> certificates(byte[] pem) {
    return Pem.readCertificates(pem);
  }

  private static List<String> addresses(List<EdgePod> pods) {
    return pods.stream().flatMap(pod -> pod.address().stream()).toList();
  }
}
