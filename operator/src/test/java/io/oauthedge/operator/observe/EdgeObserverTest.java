package io.oauthedge.operator.observe;

import static io.oauthedge.operator.fixture.Pods.notReady;
import static io.oauthedge.operator.fixture.Pods.ready;
import static io.oauthedge.operator.fixture.Pods.terminating;
import static io.oauthedge.operator.fixture.Reports.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.IssuerKeys;
import io.oauthedge.contract.config.KeySnapshot;
import io.oauthedge.contract.config.PathFinding;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.contract.config.Peer;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.operator.fixture.Orders;
import io.oauthedge.operator.fixture.Reports;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EdgeObserverTest {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final EdgeObserver observer =
      new EdgeObserver(() -> START, Duration.ofMinutes(5), threads);
  private final FakePods pods = new FakePods();

  @AfterEach
  void stop() {
    threads.close();
  }

  @Test
  void aPodWithAnotherConfigurationGetsTheWantedOneAndIsAskedAgain() throws Exception {
    pods.says("a", Reports.serving(Orders.config(1)));
    pods.says("b", Reports.serving(Orders.config(2)));

    Observation seen = observe(2, ready("a"), ready("b"));

    assertThat(pods.pushed("a", EdgeConfig.class)).containsExactly(Orders.config(2));
    assertThat(pods.pushed("b", EdgeConfig.class)).isEmpty();
    assertThat(seen.pods())
        .allSatisfy(pod -> assertThat(hash(pod)).isEqualTo(Orders.config(2).hash()));
  }

  @Test
  void aPodThatDoesNotTakeItIsReportedAsItIs() throws Exception {
    pods.says("a", Reports.serving(Orders.config(1)));
    pods.answerConfigsWith(ApplyOutcome.RESTART_REQUIRED);

    Observation seen = observe(2, ready("a"));

    assertThat(seen.pods())
        .singleElement()
        .satisfies(
            pod -> {
              assertThat(hash(pod)).isEqualTo(Orders.config(1).hash());
              assertThat(pod.configPush()).isPresent();
            });
  }

  @Test
  void aPodOnItsWayOutIsAskedButNotChanged() throws Exception {
    pods.says("a", Reports.serving(Orders.config(1)));

    Observation seen = observe(2, terminating("a"));

    assertThat(pods.pushed("a", EdgeConfig.class)).isEmpty();
    assertThat(seen.staying()).isEmpty();
  }

  @Test
  void lookingChangesNothing() throws Exception {
    pods.says("a", Reports.atEpoch(Orders.config(1), 0));

    observer.look(Orders.NAMES, pods, List.of(ready("a")));

    assertThat(pods.pushed("a", Object.class)).isEmpty();
  }

  @Test
  void aPodThatDoesNotAnswerIsSeenAsSuch() throws Exception {
    Observation seen = observe(1, ready("a"));

    assertThat(seen.pods())
        .singleElement()
        .satisfies(
            pod ->
                assertThat(pod.report().problem()).isEqualTo("its admin port refuses connections"));
  }

  @Test
  void allPodsGetOneEpochAboveTheHighestThatANewOperatorMeets() throws Exception {
    long highest = START.plusSeconds(60).toEpochMilli();
    pods.says("a", Reports.atEpoch(Orders.config(1), highest));
    pods.says("b", Reports.atEpoch(Orders.config(1), 0));

    observe(1, ready("a"), ready("b"));

    EndpointSnapshot expected =
        EndpointSnapshot.of(highest + 1, Orders.ENDPOINTS).with(List.of(peer("a"), peer("b")));
    assertThat(pods.pushed("a", EndpointSnapshot.class)).containsExactly(expected);
    assertThat(pods.pushed("b", EndpointSnapshot.class)).containsExactly(expected);
  }

  @Test
  void podsThatGoOrAreSilentAreNoPeersAndAllLearnOfIt() throws Exception {
    pods.says("a", Reports.atEpoch(Orders.config(1), 0));
    pods.says("b", Reports.atEpoch(Orders.config(1), 0));
    observe(1, ready("a"), ready("b"), notReady("silent"));

    observe(1, ready("a"), terminating("b"), notReady("silent"));

    long first = START.toEpochMilli();
    assertThat(pods.pushed("a", EndpointSnapshot.class))
        .extracting(EndpointSnapshot::epoch, EndpointSnapshot::peers)
        .containsExactly(
            tuple(first, List.of(peer("a"), peer("b"))), tuple(first + 1, List.of(peer("a"))));
    assertThat(pods.pushed("b", EndpointSnapshot.class)).hasSize(2);
  }

  @Test
  void unchangedEndpointsAreNotPushedAgain() throws Exception {
    pods.says("a", Reports.atEpoch(Orders.config(1), 0));
    observe(1, ready("a"));
    pods.says("a", Reports.atEpoch(Orders.config(1), START.toEpochMilli()));

    observe(1, ready("a"));

    assertThat(pods.pushed("a", EndpointSnapshot.class)).hasSize(1);
  }

  @Test
  void aPodWithoutKeysGetsTheNewestOfAnyOther() throws Exception {
    EdgeConfig config = Orders.config(1);
    String source = "https://idp.example.com/keys";
    pods.says("a", Reports.withIssuer(config, Reports.keysFrom(source, START.minusSeconds(60))));
    pods.says("b", Reports.withIssuer(config, Reports.keysFrom(source, START)));
    pods.says("new", Reports.withIssuer(config, Reports.noKeys("connection refused")));

    observe(1, ready("a"), ready("b"), notReady("new"));

    assertThat(pods.pushed("new", KeySnapshot.class))
        .singleElement()
        .satisfies(
            snapshot ->
                assertThat(snapshot.keys())
                    .extracting(IssuerKeys::fetchedAt)
                    .containsExactly(START));
    assertThat(pods.pushed("a", KeySnapshot.class)).isEmpty();
  }

  @Test
  void keysOutliveThePodThatFetchedThem() throws Exception {
    EdgeConfig config = Orders.config(1);
    pods.says(
        "a", Reports.withIssuer(config, Reports.keysFrom("https://idp.example.com/k", START)));
    observe(1, ready("a"));
    pods.says("new", Reports.withIssuer(config, Reports.noKeys("connection refused")));

    observe(1, notReady("new"));

    assertThat(pods.pushed("new", KeySnapshot.class)).hasSize(1);
  }

  @Test
  void anEdgeThatWasForgottenBeginsAnew() throws Exception {
    EdgeConfig config = Orders.config(1);
    pods.says(
        "a", Reports.withIssuer(config, Reports.keysFrom("https://idp.example.com/k", START)));
    observe(1, ready("a"));
    pods.says("new", Reports.withIssuer(config, Reports.noKeys("connection refused")));

    observer.forget(Orders.NAMES);
    observe(1, notReady("new"));

    assertThat(pods.pushed("new", KeySnapshot.class)).isEmpty();
  }

  @Test
  void aPodLearnsWhatTheCanaryHasProvenAndWhenThatIsOver() throws Exception {
    PathFindings proven =
        PathFindings.of(
            List.of(new PathFinding("authorization", HeaderFate.DROPPED, Hop.LOAD_BALANCER)));
    pods.says("a", Reports.withPathFindings(Orders.config(1), PathFindings.none()));
    pods.says("b", Reports.withPathFindings(Orders.config(1), proven));

    observe(Optional.of(proven), ready("a"), ready("b"));
    assertThat(pods.pushed("a", PathFindings.class)).containsExactly(proven);
    assertThat(pods.pushed("b", PathFindings.class)).isEmpty();

    observe(Optional.empty(), ready("a"), ready("b"));
    assertThat(pods.pushed("b", PathFindings.class)).isEmpty();

    observe(Optional.of(PathFindings.none()), ready("b"));
    assertThat(pods.pushed("b", PathFindings.class)).containsExactly(PathFindings.none());
  }

  private void observe(Optional<PathFindings> path, EdgePod... edgePods)
      throws InterruptedException {
    observer.observe(Orders.plan(1), pods, List.of(edgePods), path);
  }

  private Observation observe(long generation, EdgePod... edgePods) throws InterruptedException {
    return observer.observe(Orders.plan(generation), pods, List.of(edgePods), Optional.empty());
  }

  private static Peer peer(String pod) {
    return new Peer(pod, ready(pod).address().orElseThrow(), AdminApi.ADMIN_PORT);
  }

  private static String hash(PodObservation observed) {
    return observed.report().answer().map(EdgeReport::configHash).orElseThrow();
  }
}
