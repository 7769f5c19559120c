package io.oauthedge.operator.validate.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.oauthedge.crds.v1alpha1.OAuthEdge;
import io.oauthedge.operator.validate.Problem;
import io.oauthedge.operator.validate.Problem.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AffinityRulesTest {
  private static final String TRUSTED = "trustedProxies: [192.0.2.0/24]";

  private static List<Problem> problems(String access, String... affinities) {
    var yaml =
        new StringBuilder(
            """
            metadata: {name: orders, namespace: shop}
            spec:
              host: orders.example.com
              externalAccess: {%s}
              upstreams:
            """
                .formatted(access));
    for (int i = 0; i < affinities.length; i++) {
      yaml.append(
          "    - {name: u%s, service: {name: orders}, sessionAffinity: {%s}}%n"
              .formatted(i, affinities[i]));
    }
    OAuthEdge edge = Serialization.unmarshal(yaml.toString(), OAuthEdge.class);
    return AffinityRules.problems(edge.getSpec()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type: LoadBalancer",
        "type: LoadBalancer, " + TRUSTED,
        "type: LoadBalancer, externalTrafficPolicy: Cluster, " + TRUSTED,
        "type: LoadBalancer, provider: HAPROXY, " + TRUSTED,
        "type: LoadBalancer, provider: AWS_NLB, annotations:"
            + " {service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: instance}",
      })
  void nodesHideClients(String access) {
    assertThat(problems(access, "type: Header, name: X-Id", "type: ClientIP"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.WARNING);
              assertThat(problem.path()).isEqualTo("spec.upstreams[1].sessionAffinity.type");
              assertThat(problem.message()).contains("source NAT");
              assertThat(problem.fix()).contains("externalTrafficPolicy: Local");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: Ingress | Any load balancer",
        "type: Ingress, provider: AWS_ALB | AWS Application Load Balancer",
        "type: ClusterIP, provider: ENVOY_GATEWAY | Envoy Gateway",
        "type: LoadBalancer, provider: HAPROXY, externalTrafficPolicy: Local | HAProxy",
      })
  void aLoadBalancerThatNobodyTrustsHidesClients(String access, String name) {
    assertThat(problems(access, "type: ClientIP"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.WARNING);
              assertThat(problem.message()).contains("the address of " + name);
              assertThat(problem.fix()).contains("externalAccess.trustedProxies");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type: LoadBalancer, externalTrafficPolicy: Local",
        "type: LoadBalancer, externalTrafficPolicy: Local, " + TRUSTED,
        "type: LoadBalancer, proxyProtocol: true, " + TRUSTED,
        "type: LoadBalancer, provider: AWS_NLB",
        "type: LoadBalancer, provider: HAPROXY, externalTrafficPolicy: Local, " + TRUSTED,
        "type: Ingress, " + TRUSTED,
        "type: Ingress, provider: AWS_ALB, " + TRUSTED,
        "type: ClusterIP",
      })
  void nothingIsSaidWhereClientsAreSeenOrNothingIsKnown(String access) {
    assertThat(problems(access, "type: ClientIP")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"type: Cookie", "type: Header, name: X-Id", "type: None"})
  void otherTypesNeedNoAddress(String affinity) {
    assertThat(problems("type: LoadBalancer", affinity)).isEmpty();
  }

  @Test
  void twoUpstreamsCannotShareACookie() {
    assertThat(
            problems(
                "type: ClusterIP",
                "type: Cookie",
                "type: RefreshToken, name: __Host-oauthedge-u0",
                "type: Cookie"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.SPEC);
              assertThat(problem.path()).isEqualTo("spec.upstreams[1].sessionAffinity.name");
              assertThat(problem.message()).contains("__Host-oauthedge-u0", "upstream u0");
            });
  }
}
