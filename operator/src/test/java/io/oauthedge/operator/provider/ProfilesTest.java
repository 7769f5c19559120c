package io.oauthedge.operator.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthedge.crds.v1alpha1.spec.Provider;
import io.oauthedge.operator.provider.AnnotationRule.Backend;
import io.oauthedge.operator.provider.AnnotationRule.Target;
import io.oauthedge.operator.provider.AnnotationRule.Traits;
import io.oauthedge.operator.provider.SessionFacts.ClientAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesTest {
  private static final Map<String, String> NAMES =
      Map.of(
          "workload", "orders-edge",
          "healthPath", "/health",
          "httpPort", "8080",
          "deregistrationSeconds", "30");

  @ParameterizedTest
  @EnumSource(value = Provider.class, names = "GENERIC", mode = EnumSource.Mode.EXCLUDE)
  void everyFactHasASource(Provider provider) {
    LoadBalancerProfile profile = Profiles.of(provider);

    assertThat(profile.sources()).isNotEmpty().allMatch(source -> source.startsWith("https://"));
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void everyAnnotationCanBeSetWhateverTheLoadBalancerSpeaksToThePods(Provider provider) {
    LoadBalancerProfile profile = Profiles.of(provider);

    for (Traits edge : everyEdge()) {
      for (Target target : Target.values()) {
        assertThat(profile.annotations(target, edge, NAMES))
            .allSatisfy(
                (name, value) -> {
                  assertThat(name).matches("[a-z0-9.-]+/[a-z0-9.-]+");
                  assertThat(value).isNotBlank().doesNotContain("{workload", "{health");
                });
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aLoadBalancerThatCannotSendTheProxyProtocolIsToldWhatToDoInstead(Provider provider) {
    TlsFacts tls = Profiles.of(provider).tls();

    assertThat(tls.proxyProtocol().how()).endsWith(".");
    assertThat(tls.proxyProtocol().healthChecks().isEmpty())
        .isNotEqualTo(tls.proxyProtocol().sends());
    assertThat(tls.policy()).endsWith(".");
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void whatKeepsTheClientsAddressIsSetByTheOperator(Provider provider) {
    LoadBalancerProfile profile = Profiles.of(provider);
    List<String> set = profile.annotations().stream().map(AnnotationRule::name).toList();

    assertThat(set).containsAll(profile.sessions().keptBy());
    assertThat(profile.sessions().keptBy().isEmpty())
        .isEqualTo(profile.sessions().clientAddress() != ClientAddress.KEPT);
    assertThat(profile.sessions().stickiness()).endsWith(".");
  }

  @Test
  void anNlbIsTrustedToSpeakTheProxyProtocolByItsOwnAddress() {
    LoadBalancerProfile nlb = Profiles.of(Provider.AWS_NLB);

    assertThat(nlb.annotations(Target.SERVICE, new Traits(Backend.HTTPS, "TLSv1.2", true), NAMES))
        .extractingByKey("service.beta.kubernetes.io/aws-load-balancer-target-group-attributes")
        .asString()
        .contains("proxy_protocol_v2.enabled=true", "preserve_client_ip.enabled=false");
  }

  @Test
  void anAlbIsHeldToTheEdgesLowestVersion() {
    LoadBalancerProfile alb = Profiles.of(Provider.AWS_ALB);

    assertThat(alb.annotations(Target.INGRESS, new Traits(Backend.HTTP, "TLSv1.3", false), NAMES))
        .containsEntry(
            "alb.ingress.kubernetes.io/ssl-policy", "ELBSecurityPolicy-TLS13-1-3-2021-06");
    assertThat(alb.annotations(Target.INGRESS, new Traits(Backend.HTTP, "TLSv1.2", false), NAMES))
        .containsEntry(
            "alb.ingress.kubernetes.io/ssl-policy", "ELBSecurityPolicy-TLS13-1-2-Res-2021-06");
  }

  private static List<Traits> everyEdge() {
    return Arrays.stream(Backend.values())
        .flatMap(
            backend ->
                Stream.of("TLSv1.2", "TLSv1.3")
                    .flatMap(
                        version ->
                            Stream.of(false, true)
                                .map(demanded -> new Traits(backend, version, demanded))))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aLoadBalancerThatReadsNoRequestsHasNoLimitsAndNoHabits(Provider provider) {
    LoadBalancerProfile profile = Profiles.of(provider);

    assertThat(profile.layer() == 7 || (profile.limits().isEmpty() && profile.drops().isEmpty()))
        .isTrue();
  }

  @Test
  void noMarkNamesTwoLoadBalancers() {
    var marks =
        Arrays.stream(Provider.values())
            .flatMap(provider -> Profiles.of(provider).marks().stream())
            .toList();

    assertThat(marks)
        .doesNotHaveDuplicates()
        .allMatch(mark -> mark.equals(mark.toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit: []", "layer: 7\nlayer: 7"})
  void aMisspeltOrDoubledFieldIsRefused(String addition) {
    assertThatThrownBy(() -> read(text() + "\n" + addition + "\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(addition.substring(0, 5));
  }

  @Test
  void aMissingFieldIsRefused() {
    assertThatThrownBy(() -> read(text().replace("drops: []\n", ""))).hasMessageContaining("drops");
  }

  private static LoadBalancerProfile read(String yaml) throws IOException {
    return Profiles.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text() {
    try (InputStream yaml = Profiles.class.getResourceAsStream("generic.yaml")) {
      return new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
