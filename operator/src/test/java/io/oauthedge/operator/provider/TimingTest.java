package io.oauthedge.operator.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.crds.v1alpha1.spec.Provider;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingTest {
  private static final String ATTRIBUTES = "alb.ingress.kubernetes.io/load-balancer-attributes";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          idle_timeout.timeout_seconds=4000                              | 4000
          routing.http2.enabled=true, idle_timeout.timeout_seconds = 90  |   90
          client_keep_alive.seconds=3600                                 |   60
          my.idle_timeout.timeout_seconds=5                              |   60
          """)
  void theUsersOwnIdleTimeoutCounts(String attributes, long seconds) {
    Duration idle =
        Profiles.of(Provider.AWS_ALB).timing().idleTimeout(Map.of(ATTRIBUTES, attributes));

    assertThat(idle).isEqualTo(Duration.ofSeconds(seconds));
  }
}
