package io.oauthedge.demo.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.crds.v1alpha1.spec.Provider;
import io.oauthedge.demo.canary.front.Certificates;
import io.oauthedge.demo.canary.front.Front;
import io.oauthedge.demo.canary.front.Nginx;
import io.oauthedge.demo.provider.RawClient.Answer;
import io.oauthedge.operator.provider.LoadBalancerProfile;
import io.oauthedge.operator.provider.Profiles;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the profile of ingress-nginx says of NGINX: each fault, and the directive that mends it. */
class NginxFactsIT {
  private static final LoadBalancerProfile PROFILE = Profiles.of(Provider.INGRESS_NGINX);
  private static final int LINE = PROFILE.limits().get(0).most();
  private static final int ANSWER = PROFILE.limits().get(1).most();
  private static final int NEAR = 64;

  private final Certificates certificates = new Certificates("orders.example.com");
  private final RawClient client = RawClient.trusting(certificates.trusted());
  private final EchoServer echo = new EchoServer();

  @AfterEach
  void stopTheEcho() {
    echo.close();
  }

  @Test
  void aFieldLineMayBeAsLongAsTheProfileSays() {
    try (Front nginx = start(Nginx.byDefault())) {
      assertThat(line(nginx, LINE - NEAR).status()).isEqualTo(200);
      assertThat(line(nginx, LINE + NEAR).status()).isEqualTo(400);
    }
  }

  @Test
  void largerBuffersLetLongerLinesPass() {
    try (Front nginx = start(Nginx.byDefault().server("large_client_header_buffers 4 64k;"))) {
      assertThat(line(nginx, 4 * LINE).status()).isEqualTo(200);
    }
  }

  @Test
  void namesWithUnderscoreOrDotAreDropped() {
    try (Front nginx = start(Nginx.byDefault())) {
      Answer answer = get(nginx, "x_tenant: a", "x.tenant: b", "x-tenant: c");

      assertThat(answer.text()).contains("x-tenant: c").doesNotContain("x_tenant", "x.tenant");
    }
  }

  @Test
  void theTwoSettingsLetThemPass() {
    String settings = "underscores_in_headers on;\n  ignore_invalid_headers off;";
    try (Front nginx = start(Nginx.byDefault().server(settings))) {
      Answer answer = get(nginx, "x_tenant: a", "x.tenant: b");

      assertThat(answer.text()).contains("x_tenant: a", "x.tenant: b");
    }
  }

  @Test
  void aSecondAuthorizationIsRefused() {
    try (Front nginx = start(Nginx.byDefault())) {
      Answer answer = get(nginx, "Authorization: Bearer a", "Authorization: Bearer b");

      assertThat(answer.status()).isEqualTo(400);
    }
  }

  @Test
  void anAnswerThatIsLargerThanItsBufferIsLost() {
    try (Front nginx = start(Nginx.byDefault())) {
      assertThat(answered(nginx, ANSWER / 2).status()).isEqualTo(200);
      assertThat(answered(nginx, ANSWER).status()).isEqualTo(502);
    }
  }

  /** Both, as ingress-nginx writes them: NGINX refuses to start with the first alone. */
  @Test
  void largerBuffersLetItPass() {
    try (Front nginx =
        start(Nginx.byDefault().server("proxy_buffer_size 16k;\n  proxy_buffers 4 16k;"))) {
      assertThat(answered(nginx, 2 * ANSWER).status()).isEqualTo(200);
    }
  }

  private Front start(Nginx nginx) {
    return nginx.before(echo.authority(), certificates);
  }

  private Answer line(Front nginx, int bytes) {
    String name = "X-Long: ";
    return get(nginx, name + "a".repeat(bytes - name.length()));
  }

  private Answer get(Front nginx, String... lines) {
    return client.send(nginx, RawClient.head("/", List.of(lines)));
  }

  private Answer answered(Front nginx, int bytes) {
    return client.send(nginx, RawClient.head("/" + bytes, List.of()));
  }
}
