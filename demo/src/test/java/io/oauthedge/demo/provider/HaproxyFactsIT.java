package io.oauthedge.demo.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.crds.v1alpha1.spec.Provider;
import io.oauthedge.demo.canary.front.Certificates;
import io.oauthedge.demo.canary.front.Front;
import io.oauthedge.demo.canary.front.Haproxy;
import io.oauthedge.demo.provider.RawClient.Answer;
import io.oauthedge.operator.provider.LoadBalancerProfile;
import io.oauthedge.operator.provider.Profiles;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the profile of HAProxy says: each limit, and the setting that mends it. */
class HaproxyFactsIT {
  private static final LoadBalancerProfile PROFILE = Profiles.of(Provider.HAPROXY);
  private static final int HEAD = PROFILE.limits().get(0).most();
  private static final int ANSWER = PROFILE.limits().get(1).most();
  private static final int FIELDS = PROFILE.limits().get(2).most();
  private static final int NEAR = 64;

  private final Certificates certificates = new Certificates("orders.example.com");
  private final RawClient client = RawClient.trusting(certificates.trusted());
  private final EchoServer echo = new EchoServer();

  @AfterEach
  void stopTheEcho() {
    echo.close();
  }

  @Test
  void aHeadMayBeAsLargeAsTheProfileSays() {
    try (Front haproxy = start(Haproxy.byDefault())) {
      assertThat(sized(haproxy, HEAD - NEAR).status()).isEqualTo(200);
      assertThat(sized(haproxy, HEAD + NEAR).status()).isEqualTo(400);
    }
  }

  @Test
  void aLargerBufferLetsLargerHeadsPass() {
    try (Front haproxy = start(Haproxy.byDefault().global("tune.bufsize 65536"))) {
      assertThat(sized(haproxy, 3 * HEAD).status()).isEqualTo(200);
    }
  }

  @Test
  void fieldsMayBeAsManyAsTheProfileSays() {
    try (Front haproxy = start(Haproxy.byDefault())) {
      assertThat(counted(haproxy, FIELDS).status()).isEqualTo(200);
      assertThat(counted(haproxy, FIELDS + 1).status()).isEqualTo(400);
    }
  }

  @Test
  void namesPassInLowerCaseWhateverIsInThem() {
    try (Front haproxy = start(Haproxy.byDefault())) {
      Answer answer =
          client.send(haproxy, RawClient.head("/", List.of("X_Tenant: a", "X.Tenant: b")));

      assertThat(answer.text()).contains("x_tenant: a", "x.tenant: b");
    }
  }

  @Test
  void anAnswerThatIsLargerThanTheBufferIsLost() {
    try (Front haproxy = start(Haproxy.byDefault())) {
      assertThat(answered(haproxy, ANSWER / 2).status()).isEqualTo(200);
      assertThat(answered(haproxy, ANSWER + NEAR).status()).isEqualTo(502);
    }
  }

  private Front start(Haproxy haproxy) {
    return haproxy.before(echo.authority(), certificates);
  }

  private Answer sized(Front haproxy, int bytes) {
    int rest = RawClient.head("/", List.of("X-Long: ")).length();
    return client.send(
        haproxy, RawClient.head("/", List.of("X-Long: " + "a".repeat(bytes - rest))));
  }

  /** With the two that every request has. */
  private Answer counted(Front haproxy, int fields) {
    return client.send(haproxy, RawClient.head("/", Collections.nCopies(fields - 2, "X-One: 1")));
  }

  private Answer answered(Front haproxy, int bytes) {
    return client.send(haproxy, RawClient.head("/" + bytes, List.of()));
  }
}
