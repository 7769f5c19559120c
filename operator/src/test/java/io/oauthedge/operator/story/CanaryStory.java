package io.oauthedge.operator.story;

import static io.oauthedge.operator.story.OperatorStage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said of header integrity where no pod runs. */
interface CanaryStory {
  /** Where it is acted out. */
  OperatorStage stage();

  @Test
  default void withoutAReadyPodHeadersAreNeitherIntactNorHarmed() {
    stage().running("unproven");

    eventually(
        () ->
            assertThat(stage().shop().condition("unproven", "HeadersIntact"))
                .startsWith("Unknown NoControlRound"));
  }

  @Test
  default void aCanaryThatIsOffSaysSo() {
    stage().running("off");

    stage().shop().apply("off", "headers: {canary: {enabled: false}}");

    eventually(
        () ->
            assertThat(stage().shop().condition("off", "HeadersIntact"))
                .startsWith("Unknown CanaryDisabled"));
  }

  @Test
  default void theCanarysAuthorityIsFollowedLikeEverySecret() {
    stage().running("trust");

    stage().shop().apply("trust", "headers: {canary: {caSecretName: balancer-tls}}");
    eventually(
        () ->
            assertThat(stage().shop().condition("trust", "ResolvedRefs"))
                .startsWith("False")
                .contains("spec.headers.canary.caSecretName", "balancer-tls does not exist"));

    stage().shop().createCertificate("balancer");
    eventually(
        () ->
            assertThat(stage().shop().condition("trust", "ResolvedRefs"))
                .contains("has no ca.crt"));
  }
}
