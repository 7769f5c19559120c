package io.oauthedge.operator.canary;

import static io.oauthedge.contract.HeaderFate.DROPPED;
import static io.oauthedge.contract.HeaderFate.MOVED;
import static io.oauthedge.contract.HeaderFate.REPLACED;
import static io.oauthedge.contract.HeaderFate.TRUNCATED;
import static io.oauthedge.contract.Hop.EDGE;
import static io.oauthedge.contract.Hop.LOAD_BALANCER;
import static io.oauthedge.contract.Hop.UPSTREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.canary.ResponseField;
import io.oauthedge.operator.canary.probe.SentField;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTest extends RoundFixture {
  @ParameterizedTest
  @EnumSource(CanaryScope.class)
  void aCleanWayGivesNoFinding(CanaryScope scope) throws InterruptedException {
    assertThat(seen(run(scope)).findings()).isEmpty();
  }

  @Test
  void aCleanIntervalTakesFiveRequests() throws InterruptedException {
    run(CanaryScope.INTERVAL);

    assertThat(outside.sent().size() + direct.sent().size()).isEqualTo(5);
  }

  @Test
  void aHeaderThatIsLostOutsideAloneIsTheLoadBalancersDoing() throws InterruptedException {
    outside.dropping("Authorization");

    assertFound().contains(new Brief("authorization", DROPPED, LOAD_BALANCER));
  }

  @Test
  void aHeaderThatIsLostStraightToAPodTooIsTheEdgesDoing() throws InterruptedException {
    outside.dropping("x_tenant");
    direct.dropping("x_tenant");

    assertFound().containsExactly(new Brief("x_tenant", DROPPED, EDGE));
  }

  @Test
  void twoFaultsAtOnceAreTwoFindings() throws InterruptedException {
    outside
        .changing("Authorization", value -> value.substring(0, Math.min(value.length(), 4_096)))
        .doing(
            lines ->
                lines.stream()
                    .map(
                        line ->
                            line.name().equals("DPoP")
                                ? new SentField("X-Old-DPoP", line.value(), false)
                                : line)
                    .toList());

    assertFound()
        .containsExactly(
            new Brief("dpop", MOVED, LOAD_BALANCER),
            new Brief("authorization", TRUNCATED, LOAD_BALANCER));
  }

  @Test
  void challengeAndStatusThatAreLostOnTheWayBackAreFound() throws InterruptedException {
    outside.onTheWayBack(
        lines -> lines.stream().filter(line -> !line.name().equals("WWW-Authenticate")).toList());
    assertFound().containsExactly(new Brief("www-authenticate", DROPPED, LOAD_BALANCER));
  }

  @Test
  void anErrorPageInTheEdgesSteadIsFound() throws InterruptedException {
    outside.refusing(answering(401, probe -> probe.status() == 401));

    assertFound()
        .contains(
            new Brief("content", REPLACED, LOAD_BALANCER),
            new Brief("www-authenticate", DROPPED, LOAD_BALANCER));
  }

  @Test
  void whatASidecarDropsIsTheUpstreams() throws InterruptedException {
    outside.echoing(lines -> lines.stream().filter(line -> !line.name().equals("DPoP")).toList());

    assertFound().containsExactly(new Brief("dpop", DROPPED, UPSTREAM));
  }

  @Test
  void aPolicyThatTellsBrowsersToForgetHttpsIsFoundAndAnotherIsNot() throws InterruptedException {
    var policy = new AtomicReference<>("max-age=600; preload");
    outside.onTheWayBack(
        lines ->
            lines.stream()
                .map(
                    line ->
                        line.name().equals("Strict-Transport-Security")
                            ? new ResponseField(line.name(), policy.get())
                            : line)
                .toList());
    assertFound().isEmpty();

    policy.set("max-age=0");
    assertFound().containsExactly(new Brief("strict-transport-security", REPLACED, LOAD_BALANCER));
  }
}
