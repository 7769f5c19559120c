package io.oauthedge.dataplane.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.contract.config.TokenEndpointProbe;
import io.oauthedge.contract.report.FlowReport;
import io.oauthedge.contract.report.FlowState;
import io.oauthedge.dataplane.keys.KeySets;
import io.oauthedge.dataplane.keys.KeyTimings;
import io.oauthedge.dataplane.keys.KeysMeter;
import io.oauthedge.dataplane.keys.LocalAuthorizationServer;
import io.oauthedge.dataplane.token.SigningKey;
import io.oauthedge.dataplane.token.TestIssuer;
import io.oauthedge.dataplane.verify.CryptoProvider;
import io.oauthedge.dataplane.verify.TokenVerifiers;
import io.oauthedge.dataplane.verify.VerifyLimits;
import io.oauthedge.dataplane.verify.VerifyMeter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorizationFlowProbeIT {
  private static final SigningKey KEY = SigningKey.create("k1", "ES256");
  private static final long INTERVAL_MILLIS = 150;

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final LocalAuthorizationServer server =
      new LocalAuthorizationServer(vertx, new HttpServerOptions());
  private AuthorizationFlowProbe probe;

  @BeforeEach
  void begin() throws IOException {
    server.publish(KEY);
    server.issueTo("edge", "hush-1", () -> KEY.sign(claims()));
    Files.writeString(folder.resolve("client-id"), "edge\n");
    Files.writeString(folder.resolve("client-secret"), "hush-1\n");
    probe = probe(TestIssuer.config(server.issuer(), server.url("/jwks")));
  }

  @AfterEach
  void end() {
    probe.stop();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void isUnknownBeforeTheFirstRoundAndHealthyAfterAGoodOne() {
    assertThat(probe.report().state()).isEqualTo(FlowState.UNKNOWN);

    probe.start();

    awaitState(FlowState.HEALTHY);
    assertThat(probe.report().exercised()).isTrue();
    assertThat(probe.report().message()).isEmpty();
  }

  @Test
  void followsTheTokenEndpointDownAndUpAgain() {
    probe.start();
    awaitState(FlowState.HEALTHY);

    server.stop();
    Instant down = Instant.now();
    FlowReport unhealthy = awaitState(FlowState.UNHEALTHY);
    assertThat(Duration.between(down, Instant.now()))
        .as("two failed rounds, and one under way, each within its interval")
        .isLessThan(Duration.ofMillis(INTERVAL_MILLIS * 10));
    server.restart();
    awaitState(FlowState.HEALTHY);

    assertThat(unhealthy.consecutiveFailures()).isGreaterThanOrEqualTo(2);
    assertThat(unhealthy.message())
        .isEqualTo(server.url("/token") + ": the connection was refused");
  }

  @Test
  void aHungTokenEndpointFailsTheRoundInTime() {
    server.answer("/token", request -> {});

    probe.start();

    assertThat(awaitState(FlowState.UNHEALTHY).message()).containsAnyOf("no answer", "longer than");
  }

  @Test
  void aRotatedSecretIsTakenUpByTheNextRound() throws IOException {
    server.issueTo("edge", "hush-2", () -> KEY.sign(claims()));
    probe.start();
    FlowReport refused = awaitState(FlowState.UNHEALTHY);

    Files.writeString(folder.resolve("client-secret"), "hush-2");

    awaitState(FlowState.HEALTHY);
    assertThat(refused.message()).isEqualTo(server.url("/token") + " answered 401 invalid_client");
  }

  @Test
  void aTokenThatTheEdgeWouldRefuseIsNoSuccess() {
    server.issueTo("edge", "hush-1", () -> KEY.sign(claims().put("aud", "billing")));

    probe.start();

    assertThat(awaitState(FlowState.UNHEALTHY).message())
        .isEqualTo(
            "the token endpoint's token was refused, TOKEN_WRONG_AUDIENCE: "
                + "The token is meant for another audience.");
  }

  @Test
  void anOpaqueTokenIsNoSuccessAndIsNotQuoted() {
    server.issueTo("edge", "hush-1", () -> "2YotnFZFEjr1zCsicMWpAA");

    probe.start();

    assertThat(awaitState(FlowState.UNHEALTHY).message())
        .contains("opaque access token")
        .doesNotContain("2Yot");
  }

  @Test
  void aMissingSecretIsNamedByItsField() throws IOException {
    Files.delete(folder.resolve("client-secret"));

    probe.start();

    assertThat(awaitState(FlowState.UNHEALTHY).message())
        .startsWith("readiness.tokenEndpoint.clientSecretFile: cannot read ");
  }

  @Test
  void findsTheTokenEndpointByMetadata() {
    IssuerConfig byUrl = TestIssuer.config(server.issuer(), server.url("/jwks"));
    var discovered =
        new IssuerConfig(
            byUrl.name(),
            byUrl.issuer(),
            byUrl.audiences(),
            List.of(server.url("/metadata")),
            Optional.empty(),
            Optional.empty(),
            byUrl.algorithms(),
            byUrl.clockSkewMillis(),
            byUrl.requiredClaims(),
            byUrl.acceptedTypes());
    probe = probe(discovered, Optional.empty(), FlowState.UNKNOWN);

    probe.start();

    awaitState(FlowState.HEALTHY);
  }

  @Test
  void takesOverItsPredecessorsState() {
    probe =
        probe(
            TestIssuer.config(server.issuer(), server.url("/jwks")),
            Optional.of(server.url("/token")),
            FlowState.HEALTHY);

    assertThat(probe.report().state()).isEqualTo(FlowState.HEALTHY);
  }

  @Test
  void asksNoMoreOnceStopped() {
    probe.start();
    awaitState(FlowState.HEALTHY);

    probe.stop();
    long asked = server.seen("/token");

    await()
        .during(Duration.ofMillis(INTERVAL_MILLIS * 3))
        .atMost(Duration.ofSeconds(5))
        .until(() -> server.seen("/token") <= asked + 1);
  }

  private FlowReport awaitState(FlowState state) {
    return await().atMost(Duration.ofSeconds(20)).until(probe::report, r -> r.state() == state);
  }

  private AuthorizationFlowProbe probe(IssuerConfig issuer) {
    return probe(issuer, Optional.of(server.url("/token")), FlowState.UNKNOWN);
  }

  private AuthorizationFlowProbe probe(
      IssuerConfig issuer, Optional<String> tokenEndpoint, FlowState before) {
    InstantSource clock = InstantSource.system();
    var keySets = new KeySets(vertx, path -> path, KeyTimings.STANDARD, clock, KeysMeter.NONE);
    var verifiers =
        new TokenVerifiers(
            vertx,
            List.of(issuer),
            keySets,
            CryptoProvider.install(),
            VerifyLimits.standard(),
            clock,
            VerifyMeter.NONE);
    return new AuthorizationFlowProbe(
        vertx,
        new TokenEndpointProbe(
            issuer.name(),
            tokenEndpoint,
            "client-id",
            "client-secret",
            Optional.of("read"),
            INTERVAL_MILLIS,
            2,
            1),
        issuer,
        keySets.of(issuer),
        path -> folder.resolve(path).toString(),
        token -> verifiers.verify(token, "readiness"),
        clock,
        before);
  }

  private JsonObject claims() {
    return TestIssuer.claims(Instant.now()).put("iss", server.issuer());
  }
}
