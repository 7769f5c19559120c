package io.oauthedge.operator.provider.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.crds.v1alpha1.spec.Provider;
import io.oauthedge.operator.canary.HeaderFinding;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FixesTest {
  private static final List<String> HEADERS =
      List.of(
          "authorization",
          "x_tenant",
          "x.tenant",
          "x-forwarded-for",
          "host",
          "set-cookie",
          ":status",
          "x-tenant");

  @ParameterizedTest
  @EnumSource(Provider.class)
  void everyFindingHasAFix(Provider provider) {
    Fixes fixes = Fixes.of(provider);

    var texts =
        Arrays.stream(HeaderFate.values())
            .filter(fate -> fate != HeaderFate.ARRIVED)
            .flatMap(fate -> Arrays.stream(Hop.values()).flatMap(hop -> findings(fate, hop)))
            .map(fixes::fix);

    assertThat(texts)
        .allSatisfy(text -> assertThat(text).hasSizeBetween(20, 420).doesNotContain("{header}"));
  }

  @ParameterizedTest
  @EnumSource(value = Provider.class, names = "AWS_NLB", mode = EnumSource.Mode.EXCLUDE)
  void aChangedStatusIsNotCalledAHeader(Provider provider) {
    var finding = new HeaderFinding(":status", HeaderFate.REPLACED, Hop.LOAD_BALANCER, "was 401");

    assertThat(Fixes.of(provider).fix(finding)).doesNotContain(":status");
  }

  @ParameterizedTest
  @EnumSource(value = Provider.class, names = "AWS_NLB", mode = EnumSource.Mode.EXCLUDE)
  void aRefusedMethodIsNotCalledAHeader(Provider provider) {
    var finding =
        new HeaderFinding(":method", HeaderFate.DROPPED, Hop.LOAD_BALANCER, "is answered 405");

    assertThat(Fixes.of(provider).fix(finding)).contains("methods").doesNotContain(":method");
  }

  @Test
  void aFixNamesTheSettingOfTheChosenLoadBalancer() {
    String fix = Fixes.of(Provider.INGRESS_NGINX).fix(lost("x_tenant", "not seen"));

    assertThat(fix)
        .isEqualTo(
            "Set enable-underscores-in-headers: \"true\" (for a dot also ignore-invalid-headers:"
                + " \"false\") in the ConfigMap of ingress-nginx, or rename x_tenant to letters,"
                + " digits and hyphens. (Not tried against a real ingress-nginx.)");
  }

  @Test
  void aFixThatWasNotTriedAgainstTheRealLoadBalancerSaysSo() {
    String fix = Fixes.of(Provider.AWS_ALB).fix(lost("authorization", "not seen"));

    assertThat(fix).endsWith("(Not tried against a real AWS Application Load Balancer.)");
  }

  @Test
  void aFixThatWasTriedSaysNothingOfThat() {
    String fix = Fixes.of(Provider.HAPROXY).fix(lost("authorization", "not seen"));

    assertThat(fix).doesNotContain("tried");
  }

  @Test
  void whereNoneIsChosenAMarkInTheEvidenceNamesTheLikelyOne() {
    String fix = Fixes.of(Provider.GENERIC).fix(lost("authorization", "came with Via: 1.1 google"));

    assertThat(fix).startsWith("If this is GCP external Application Load Balancer: Set spec.iap");
  }

  @Test
  void whereNothingTellsTheLoadBalancerTheFixNamesTheCommonOnes() {
    String fix = Fixes.of(Provider.GENERIC).fix(lost("authorization", "not seen"));

    assertThat(fix).contains("NGINX:", "HAProxy:", "Apache:", "CloudFront:");
  }

  private static Stream<HeaderFinding> findings(HeaderFate fate, Hop hop) {
    return HEADERS.stream().map(header -> new HeaderFinding(header, fate, hop, "not seen"));
  }

  private static HeaderFinding lost(String header, String evidence) {
    return new HeaderFinding(header, HeaderFate.DROPPED, Hop.LOAD_BALANCER, evidence);
  }
}
