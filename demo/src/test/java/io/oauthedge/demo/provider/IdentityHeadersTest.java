package io.oauthedge.demo.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.Hop;
import io.oauthedge.crds.v1alpha1.spec.Provider;
import io.oauthedge.dataplane.credential.Credential;
import io.oauthedge.dataplane.credential.CredentialReader;
import io.oauthedge.operator.provider.Profiles;
import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a profile says of headers that prove a loss is what an edge blames the load balancer by. */
class IdentityHeadersTest {
  static Stream<String> named() {
    return Arrays.stream(Provider.values())
        .flatMap(provider -> Profiles.of(provider).identityHeaders().stream());
  }

  @ParameterizedTest
  @MethodSource("named")
  void whatAProfileNamesIsProofToAnEdge(String header) {
    assertThat(hop(header)).isEqualTo(Hop.LOAD_BALANCER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-amzn-oidc-data",
        "x-amzn-oidc-accesstoken",
        "x-amzn-oidc-identity",
        "x-goog-iap-jwt-assertion"
      })
  void whatALoginActionLeavesStandsInItsProfile(String header) {
    assertThat(hop(header)).isEqualTo(Hop.LOAD_BALANCER);
    assertThat(named()).contains(header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-goog-authenticated-user-id",
        "x-goog-authenticated-user-email",
        "x-auth-request-user",
        "x-auth-request-email"
      })
  void whoCalledIsNoProofThatHisCredentialWasConsumed(String header) {
    assertThat(hop(header)).isEqualTo(Hop.CLIENT);
    assertThat(named()).doesNotContain(header);
  }

  /** Who is blamed for a request without Authorization that a trusted proxy brings with this. */
  private static Hop hop(String header) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add(header, "someone@example.com");
    return ((Credential.Unusable) CredentialReader.read(headers, true)).rejection().hop();
  }
}
