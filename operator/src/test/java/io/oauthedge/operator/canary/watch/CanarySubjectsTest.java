package io.oauthedge.operator.canary.watch;

import static io.oauthedge.operator.fixture.Pods.notReady;
import static io.oauthedge.operator.fixture.Pods.ready;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.canary.CanarySubject;
import io.oauthedge.operator.canary.watch.CanarySubjects.Found;
import io.oauthedge.operator.fixture.Orders;
import io.oauthedge.operator.golden.FixedCertificates;
import io.oauthedge.operator.identity.AdminIdentity;
import io.oauthedge.operator.identity.IdentityKeeper;
import io.oauthedge.operator.identity.StoredIdentity;
import io.oauthedge.operator.observe.EdgePod;
import io.oauthedge.operator.plan.EdgePlan;
import io.oauthedge.operator.resolve.FieldPaths;
import io.oauthedge.operator.resolve.References;
import io.oauthedge.operator.resolve.Resolved;
import io.oauthedge.operator.resolve.SecretFiles;
import io.oauthedge.operator.resolve.ServedCertificate;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanarySubjectsTest {
  private static final CanarySubjects SUBJECTS = new CanarySubjects(Set.of("10.0.0.1"));
  private static final AdminIdentity IDENTITY =
      new IdentityKeeper(() -> FixedCertificates.NOW).keep(StoredIdentity.none(), "shop", "orders");
  private static final Service SERVICE =
      new ServiceBuilder().withNewSpec().withClusterIPs("10.96.0.7").endSpec().build();
  private static final SecretFiles ORDERS_TLS = files("orders.example.com");
  private static final SecretFiles BALANCER_CA = files("balancer.example.com");

  @Test
  void withoutAUrlTheHostIsCalledByHttps() {
    CanarySubject subject = watched(found(edge(1))).subject();

    assertThat(subject.url()).isEqualTo(URI.create("https://orders.example.com"));
    assertThat(subject.hosts()).containsExactly("orders.example.com");
    assertThat(subject.addresses()).containsExactly("203.0.113.7");
    assertThat(subject.keys()).isEqualTo(IDENTITY.canary().keys());
  }

  @Test
  void whatTheUserSaysOfTheCanaryIsTaken() {
    Watched watched =
        watched(
            found(
                edge(
                    1,
                    "externalAccess: {url: 'https://orders.example.com:8443'}",
                    "headers: {canary: {interval: 30s, upstreamEchoPath: /echo}}")));

    assertThat(watched.interval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(watched.subject().url()).hasPort(8443);
    assertThat(watched.subject().upstreamEchoPath()).contains("/echo");
  }

  @Test
  void theDirectRoundGoesToAPodThatTakesTrafficAtItsOwnListener() {
    CanarySubject subject = watched(found(edge(1))).subject();

    assertThat(subject.pods()).containsExactly("a");
    assertThat(subject.podPort()).isEqualTo(8443);
    assertThat(subject.podTls()).isTrue();
  }

  @Test
  void nothingInsideTheClusterCountsAsOutside() {
    assertThat(watched(found(edge(1))).subject().clusterAddresses())
        .containsExactlyInAnyOrder("10.0.0.1", "10.96.0.7", "a", "b", "node");
  }

  @Test
  void theOwnCertificateAndTheNamedAuthorityAreTrusted() {
    assertThat(watched(found(edge(1))).subject().trusted())
        .extracting(certificate -> certificate.getSubjectX500Principal().getName())
        .containsExactly("CN=orders.example.com", "CN=balancer.example.com");
  }

  @Test
  void withoutAPodThatTakesTrafficThereIsNothingToCompareWith() {
    Found nobody = found(edge(1), List.of(), false, ORDERS_TLS, List.of("203.0.113.7"), "");

    assertThat(SUBJECTS.of(nobody)).isEmpty();
  }

  @Test
  void everyChangeThatMayChangeThePathIsAnOccasion() {
    Occasion before = occasion(found(edge(1)));

    assertThat(occasion(found(edge(1)))).isEqualTo(before);
    assertThat(
            List.of(
                occasion(found(edge(2))),
                occasion(with(ORDERS_TLS, List.of("203.0.113.8"), "")),
                occasion(with(BALANCER_CA, List.of("203.0.113.7"), "")),
                occasion(with(ORDERS_TLS, List.of("203.0.113.7"), "again"))))
        .doesNotContain(before)
        .doesNotHaveDuplicates();
  }

  @Test
  void aChangeThatPodsDoNotServeYetIsNoOccasion() {
    Found rolling =
        found(edge(2), List.of(ready("a")), false, ORDERS_TLS, List.of("203.0.113.7"), "");

    assertThat(watched(rolling).occasion()).isEmpty();
  }

  private static Found with(SecretFiles certificate, List<String> addresses, String now) {
    return found(edge(1), List.of(ready("a")), true, certificate, addresses, now);
  }

  private static Found found(OAuthEdge edge) {
    return found(edge, List.of(ready("a")), true, ORDERS_TLS, List.of("203.0.113.7"), "");
  }

  private static Found found(
      OAuthEdge edge,
      List<EdgePod> control,
      boolean programmed,
      SecretFiles certificate,
      List<String> addresses,
      String now) {
    EdgePlan plan = Orders.plan(edge.getMetadata().getGeneration());
    return new Found(
        new EdgePlan(
            edge, plan.config(), plan.mounts(), plan.endpoints(), plan.shape(), plan.settings()),
        new References(
            Map.of(
                FieldPaths.TLS_SECRET,
                new Resolved.Found<>(
                    FieldPaths.TLS_SECRET,
                    new ServedCertificate(
                        certificate, "CN=a", FixedCertificates.NOW, FixedCertificates.NOW))),
            Map.of(
                FieldPaths.CANARY_AUTHORITY,
                new Resolved.Found<>(FieldPaths.CANARY_AUTHORITY, BALANCER_CA)),
            Optional.empty(),
            Map.of()),
        IDENTITY,
        Optional.of(SERVICE),
        addresses,
        List.of(ready("a"), notReady("b")),
        control,
        programmed,
        Optional.of(now).filter(text -> !text.isEmpty()));
  }

  private static Watched watched(Found found) {
    return SUBJECTS.of(found).orElseThrow();
  }

  private static Occasion occasion(Found found) {
    return watched(found).occasion().orElseThrow();
  }

  private static OAuthEdge edge(long generation, String... lines) {
    return Orders.edge(generation, lines);
  }

  private static SecretFiles files(String host) {
    var entries = new HashMap<String, byte[]>();
    FixedCertificates.tls(List.of(host), FixedCertificates.NOW)
        .forEach((name, value) -> entries.put(name, Base64.getDecoder().decode(value)));
    entries.put("ca.crt", entries.get("tls.crt"));
    return new SecretFiles(host, entries);
  }
}
