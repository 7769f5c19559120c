package io.oauthedge.dataplane.process.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.dataplane.edge.Issuer;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeFolder;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.Exchange;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Refreshes of one token that reach three edges together are one for the authorization server,
 * whichever of the edges dies.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefreshOwnerIT {
  private final Vertx vertx = Vertx.vertx();
  private final RotatingServer server = new RotatingServer(vertx);
  private final Relay relay = new Relay(vertx, 3, server.port());
  private final EdgeFolder folder = new EdgeFolder();
  private final TokenClients clients = new TokenClients(vertx, folder.publicCaPem(), "/token");
  private ThreeEdges edges;

  @BeforeAll
  void start() {
    edges =
        new ThreeEdges(
            vertx,
            folder,
            EdgeConfigs.of(new Issuer(vertx), server.port()).tokenEndpoint(),
            relay::port);
  }

  @AfterEach
  void revive() {
    relay.release();
    edges.revive();
  }

  @AfterAll
  void end() {
    edges.close();
    vertx.close().await();
  }

  private static Map<String, String> refresh(String token) {
    return Map.of("grant_type", "refresh_token", "client_id", "app", "refresh_token", token);
  }

  private Storm storm(String token) {
    relay.hold();
    Storm storm = Storm.begin(clients, refresh(token), edges);
    storm.awaitSender(relay, token);
    return storm;
  }

  private static void assertAllGotTheNext(List<Exchange> answers) {
    assertThat(answers).extracting(Exchange::status).containsOnly(200);
    assertThat(answers).extracting(Exchange::body).containsOnly(answers.getFirst().body());
  }

  @Test
  void refreshesThatComeTogetherAreOne() {
    String token = server.begin();
    Storm storm = storm(token);

    relay.release();

    assertAllGotTheNext(storm.answers());
    assertThat(relay.senders(token)).hasSize(1);
  }

  @Test
  void anEdgeThatHandedThemOverMayDie() {
    String token = server.begin();
    Storm storm = storm(token);

    storm.killOther();
    relay.release();

    assertAllGotTheNext(storm.answersOfTheLiving());
    assertThat(relay.senders(token)).hasSize(1);
  }

  @Test
  void anOwnerThatDiedBeforeIsFollowedByTheSameEdgeForAll() {
    edges.kill(0);
    List<EdgeProcess> alive = edges.allBut(0);
    alive.forEach(this::awaitNoticed);
    for (int i = 0; i < 9; i++) {
      String token = server.begin();
      relay.hold();
      List<Future<Exchange>> answers = clients.post(refresh(token), 10, alive);
      await("all requests came").until(() -> ThreeEdges.inFlight(alive) == 10);
      relay.release();

      assertAllGotTheNext(answers.stream().map(answer -> answer.await()).toList());
      assertThat(relay.senders(token)).hasSize(1);
    }
  }

  /** Until then a refresh may go into a connection whose other end is gone, and counts as lost. */
  private void awaitNoticed(EdgeProcess edge) {
    await("the dead edge is known to be dead")
        .until(
            () -> {
              clients.post(refresh(server.begin()), edge).await();
              return ThreeEdges.forwarded("not_taken", List.of(edge)) > 0;
            });
  }

  @Test
  void whatAnOwnerTookWithItIsNotSentAgain() {
    String token = server.begin();
    Storm storm = storm(token);

    storm.killSender();

    assertOwnerLost(storm.answersOfTheLiving());
    relay.release();
    assertThat(relay.senders(token)).hasSize(1);
  }

  @Test
  void anOwnerThatFallsSilentIsGivenUpLongBeforeTheDeadline() {
    String token = server.begin();
    Storm storm = storm(token);

    storm.freezeSender();

    assertOwnerLost(storm.answersOfTheLiving());
    assertThat(relay.senders(token)).hasSize(1);
  }

  private static void assertOwnerLost(List<Exchange> answers) {
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(503);
              assertThat(answer.body()).contains("REFRESH_OWNER_LOST");
              assertThat(Integer.parseInt(answer.headers().get("retry-after"))).isPositive();
            });
  }

  @Test
  void anOwnerThatIsToldToEndAnswersAllFirst() {
    String token = server.begin();
    Storm storm = storm(token);

    storm.endSender();
    relay.release();

    assertAllGotTheNext(storm.answers());
    assertThat(relay.senders(token)).hasSize(1);
    storm.awaitEnd();
  }

  @Test
  void aSessionLivesOnThroughRefreshesAtAnyEdge() {
    String token = server.begin();
    for (int i = 0; i < 20; i++) {
      Exchange answer = clients.post(refresh(token), edges.get(i % 3)).await();
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      token = new JsonObject(answer.body()).getString("refresh_token");
    }

    assertThat(ThreeEdges.forwarded("answered", edges.all())).isPositive();
  }
}
