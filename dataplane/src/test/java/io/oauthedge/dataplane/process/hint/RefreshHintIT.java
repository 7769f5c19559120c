package io.oauthedge.dataplane.process.hint;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.LiveEndpoints;
import io.oauthedge.contract.config.SessionAffinityConfig;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.dataplane.edge.Issuer;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeFolder;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.Operator;
import io.oauthedge.dataplane.process.hint.OAuthParties.Issued;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Three edges as processes, each request to any of them, before nodes of an authorization server
 * that know only what began at them. {@code -Dhint.refreshes=10000} refreshes that often.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefreshHintIT {
  private static final int REFRESHES = Integer.getInteger("hint.refreshes", 600);
  private static final String CLIENT = "shop";
  private static final String MARK = "~oe1~";
  private static final SessionAffinityConfig HINTS =
      SessionAffinityConfig.refreshToken("__Host-oauthedge-default", 3_600);

  private final Vertx vertx = Vertx.vertx();
  private final EdgeFolder folder = new EdgeFolder();
  private final List<AuthorizationNode> nodes = new ArrayList<>();
  private final List<EdgeProcess> edges = new ArrayList<>();
  private final List<Operator> operators = new ArrayList<>();
  private EdgeConfigs configs;
  private OAuthParties parties;
  private long epoch;

  @BeforeAll
  void startEdges() {
    configs = EdgeConfigs.of(new Issuer(vertx), 1).tokenEndpoint();
    for (int i = 0; i < 3; i++) {
      EdgeProcess edge = EdgeProcess.start(configs, folder);
      edges.add(edge);
      operators.add(new Operator(vertx, edge));
    }
    parties = new OAuthParties(vertx, edges, OAuthParties.Paths.PLAIN);
  }

  @AfterAll
  void end() {
    edges.forEach(EdgeProcess::close);
    vertx.close().await();
  }

  @BeforeEach
  void freshNodes() {
    nodes.clear();
    // Each second one compresses unasked.
    IntStream.range(0, 4).forEach(i -> nodes.add(new AuthorizationNode(vertx, i % 2 == 1)));
    serve(HINTS);
    endpoints(List.of(0, 1, 2), List.of());
  }

  private void serve(SessionAffinityConfig affinity) {
    var config = folder.sealed(configs.affinity(affinity).nextGeneration());
    assertThat(operators).allMatch(o -> o.push(config).outcome() == ApplyOutcome.APPLIED);
  }

  /** Tells one edge after the other. */
  private void endpoints(List<Integer> ready, List<Integer> terminating) {
    var live =
        new LiveEndpoints(
            ready.stream().map(i -> nodes.get(i).endpoint()).toList(),
            terminating.stream().map(i -> nodes.get(i).endpoint()).toList());
    var snapshot = EndpointSnapshot.of(++epoch, Map.of("default", live));
    assertThat(operators).allMatch(o -> o.push(snapshot).outcome() == ApplyOutcome.APPLIED);
  }

  private void assertNobodyMetAStranger() {
    assertThat(nodes).allSatisfy(node -> assertThat(node.strangers()).isEmpty());
    assertThat(nodes).allSatisfy(node -> assertThat(node.reuses()).isZero());
  }

  private double counted(String result) {
    String meter = "oauthedge_token_hints_total\\{result=\"" + result + "\",upstream=\"default\"} ";
    return edges.stream()
        .mapToDouble(
            edge -> {
              Matcher found = Pattern.compile("(?m)^" + meter + "(.+)$").matcher(edge.metrics());
              return found.find() ? Double.parseDouble(found.group(1)) : 0;
            })
        .sum();
  }

  @Test
  void noRefreshMeetsANodeWithoutItsStateWhileNodesComeAndEnd() {
    double lost = counted("lost");
    try (Sessions sessions = Sessions.start(parties, 12, REFRESHES, 8)) {
      sessions.awaitShare(0.2);
      endpoints(List.of(0, 1, 2, 3), List.of());
      sessions.awaitShare(0.5);
      endpoints(List.of(1, 2, 3), List.of(0));
      sessions.awaitTurnover();
      assertThat(nodes.getFirst().isIdle()).isTrue();
      endpoints(List.of(1, 2, 3), List.of());
      nodes.getFirst().close();

      assertThat(sessions.awaitEnd()).isEmpty();
      assertThat(sessions.refreshes()).isGreaterThanOrEqualTo(REFRESHES);
    }
    assertNobodyMetAStranger();
    assertThat(nodes).allSatisfy(node -> assertThat(node.refreshes()).isPositive());
    assertThat(counted("lost")).isEqualTo(lost);
  }

  @Test
  void aTokenIsIntrospectedAndRevokedWhereItWasIssued() {
    for (int i = 0; i < 12; i++) {
      Issued issued = parties.redeem(CLIENT, parties.login(CLIENT));
      String token = issued.refreshToken();

      assertThat(parties.introspect(CLIENT, token)).isTrue();
      parties.revoke(CLIENT, token);
      assertThat(parties.introspect(CLIENT, token)).isFalse();
      assertThat(parties.refresh(CLIENT, token).exchange().status()).isEqualTo(400);
    }

    assertThat(nodes).allSatisfy(node -> assertThat(node.strangers()).isEmpty());
  }

  @Test
  void aHintOfAnotherClientIsNone() {
    double foreign = counted("foreign");
    Issued issued = parties.redeem(CLIENT, parties.login(CLIENT));
    String token = issued.refreshToken();

    Issued stolen = parties.refresh("thief", token);

    assertThat(stolen.exchange().status()).isEqualTo(400);
    assertThat(nodes.stream().flatMap(node -> node.strangers().stream())).containsExactly(token);
    assertThat(counted("foreign")).isEqualTo(foreign + 1);
    assertThat(parties.refresh(CLIENT, token).exchange().status()).isEqualTo(200);
  }

  @Test
  void aTokenWithoutHintPassesAndTheNextHasOne() {
    endpoints(List.of(1), List.of());
    String unhinted = nodes.get(1).begin(CLIENT);

    String next = parties.refresh(CLIENT, unhinted).refreshToken();

    assertThat(next).contains(MARK);
    endpoints(List.of(0, 1, 2), List.of());
    assertThat(parties.refresh(CLIENT, next).exchange().status()).isEqualTo(200);
    assertNobodyMetAStranger();
  }

  @Test
  void edgesThatDoNotKnowTheNodeYetFollowTheHintAndPassOnWhatItKnows() {
    var unknown = LiveEndpoints.of(nodes.get(3).endpoint());
    operators.getFirst().push(EndpointSnapshot.of(++epoch, Map.of("default", unknown)));
    var ahead = new OAuthParties(vertx, edges.subList(0, 1), OAuthParties.Paths.PLAIN);
    var behind = new OAuthParties(vertx, edges.subList(1, 3), OAuthParties.Paths.PLAIN);

    Issued issued = behind.redeem(CLIENT, ahead.login(CLIENT));
    for (int i = 0; i < 6; i++) {
      issued = behind.refresh(CLIENT, issued.refreshToken());
    }

    assertThat(issued.exchange().status()).isEqualTo(200);
    assertThat(nodes.get(3).refreshes()).isEqualTo(6);
    assertNobodyMetAStranger();
  }

  @Test
  void aTokenWhoseNodeIsGoneGoesToTheNextAndIsCounted() {
    double lost = counted("lost");
    endpoints(List.of(0), List.of());
    String token = parties.redeem(CLIENT, parties.login(CLIENT)).refreshToken();
    endpoints(List.of(1, 2), List.of());

    Issued refused = parties.refresh(CLIENT, token);

    assertThat(refused.exchange().status()).isEqualTo(400);
    assertThat(refused.exchange().body()).contains("invalid_grant");
    assertThat(counted("lost")).isEqualTo(lost + 1);
  }

  @Test
  void aTokenWhoseNodeTakesNoConnectionIsNotShownToAnother() {
    endpoints(List.of(0), List.of());
    String token = parties.redeem(CLIENT, parties.login(CLIENT)).refreshToken();
    nodes.getFirst().close();
    endpoints(List.of(0, 1, 2), List.of());

    // More often than it takes until an edge leaves the node out.
    List<Issued> answers =
        IntStream.range(0, 24).mapToObj(i -> parties.refresh(CLIENT, token)).toList();

    assertThat(answers)
        .allSatisfy(
            issued -> {
              assertThat(issued.exchange().status()).isEqualTo(502);
              assertThat(issued.exchange().body()).contains("UPSTREAM_UNREACHABLE");
            });
    assertNobodyMetAStranger();
  }

  @Test
  void whoeverLeavesHintsLosesNoSession() {
    List<String> tokens =
        IntStream.range(0, 12)
            .mapToObj(i -> parties.redeem(CLIENT, parties.login(CLIENT)).refreshToken())
            .toList();
    assertThat(tokens).allMatch(token -> token.contains(MARK));

    serve(SessionAffinityConfig.cookie("__Host-oauthedge-default", 3_600));

    assertThat(tokens)
        .map(token -> parties.refresh(CLIENT, token))
        .allSatisfy(
            issued -> {
              assertThat(issued.exchange().status()).isEqualTo(200);
              assertThat(issued.refreshToken()).isNotEmpty().doesNotContain(MARK);
            });
    assertNobodyMetAStranger();
  }
}
