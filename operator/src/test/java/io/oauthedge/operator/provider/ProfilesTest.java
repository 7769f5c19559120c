package io.oauthedge.operator.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthedge.crds.v1alpha1.spec.Provider;
import io.oauthedge.operator.provider.AnnotationRule.Backend;
import io.oauthedge.operator.provider.AnnotationRule.Target;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    for (Backend backend : Backend.values()) {
      for (Target target : Target.values()) {
        assertThat(profile.annotations(target, backend, NAMES))
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
