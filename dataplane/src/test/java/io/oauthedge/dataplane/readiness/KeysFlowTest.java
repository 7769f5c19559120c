package io.oauthedge.dataplane.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.report.FlowReport;
import io.oauthedge.contract.report.FlowState;
import io.oauthedge.dataplane.keys.FakeAuthorizationServer;
import io.oauthedge.dataplane.keys.KeyTimings;
import io.oauthedge.dataplane.keys.KeysMeter;
import io.oauthedge.dataplane.token.SigningKey;
import io.oauthedge.dataplane.token.TestIssuer;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeysFlowTest {
  private final Vertx vertx = Vertx.vertx();
  private final FakeAuthorizationServer server = new FakeAuthorizationServer();

  @AfterEach
  void end() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void isHealthyWhenEveryIssuersKeysAreKnown() {
    server.publish(SigningKey.create("k1", "ES256"));

    FlowReport report = awaitState(flow(), FlowState.HEALTHY);

    assertThat(report.exercised()).isFalse();
    assertThat(report.message()).isEmpty();
  }

  @Test
  void isUnknownWhileTheFirstFetchIsUnderWay() {
    server.hold();

    FlowReport report = flow().report();

    assertThat(report.state()).isEqualTo(FlowState.UNKNOWN);
    assertThat(report.message()).isEqualTo("no keys of " + TestIssuer.ISS + ": not fetched yet");
  }

  @Test
  void isUnhealthyAndSaysWhyWhenKeysCannotBeFetched() {
    server.goDown();

    FlowReport report = awaitState(flow(), FlowState.UNHEALTHY);

    assertThat(report.message())
        .isEqualTo(
            "no keys of "
                + TestIssuer.ISS
                + ": "
                + FakeAuthorizationServer.JWKS_URI
                + ": the connection was refused");
  }

  @Test
  void isHealthyWithoutIssuers() {
    assertThat(new KeysFlow(List.of()).report().state()).isEqualTo(FlowState.HEALTHY);
  }

  private KeysFlow flow() {
    return new KeysFlow(
        List.of(
            server
                .keySets(vertx, KeyTimings.STANDARD, InstantSource.system(), KeysMeter.NONE)
                .of(TestIssuer.config())));
  }

  private static FlowReport awaitState(KeysFlow flow, FlowState state) {
    return await().until(flow::report, report -> report.state() == state);
  }
}
