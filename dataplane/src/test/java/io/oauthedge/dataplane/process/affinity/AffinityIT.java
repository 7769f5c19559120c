package io.oauthedge.dataplane.process.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.LiveEndpoints;
import io.oauthedge.contract.config.SessionAffinityConfig;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.EndpointCounts;
import io.oauthedge.contract.report.UpstreamReport;
import io.oauthedge.dataplane.edge.Issuer;
import io.oauthedge.dataplane.process.edge.Client;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeFolder;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.Operator;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three edges as processes, each visit to any of them, before nodes that know only their own
 * sessions. Endpoints change under load, and one edge after the other gets to know. {@code
 * -Daffinity.requests=10000} sends at least that many for each type.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AffinityIT {
  private static final int VISITORS = 40;
  private static final int CHANGES = 3;
  private static final int EDGES = 3;

  /** Between two edges that get to know of a change. */
  private static final int VISITS =
      Integer.getInteger("affinity.requests", 900) / (CHANGES * EDGES);

  private final Vertx vertx = Vertx.vertx();
  private final Issuer issuer = new Issuer(vertx);
  private final List<SessionNode> nodes =
      IntStream.range(0, 4).mapToObj(i -> new SessionNode(vertx)).toList();
  private final EdgeFolder folder = new EdgeFolder();
  private final EdgeConfigs configs =
      EdgeConfigs.of(issuer, nodes.getFirst().endpoint().port()).trusting("127.0.0.0/8");
  private final List<EdgeProcess> edges = new ArrayList<>();
  private final List<Client> clients = new ArrayList<>();
  private final List<Operator> operators = new ArrayList<>();
  private int epoch = 1;

  @BeforeAll
  void startEdges() {
    for (int i = 0; i < EDGES; i++) {
      EdgeProcess edge = EdgeProcess.start(configs, folder);
      edges.add(edge);
      clients.add(Client.tls(vertx, edge));
      operators.add(new Operator(vertx, edge));
    }
  }

  @AfterAll
  void end() {
    edges.forEach(EdgeProcess::close);
    vertx.close().await();
  }

  private List<Visitor> serve(SessionAffinityConfig affinity) {
    var config = folder.sealed(configs.affinity(affinity).nextGeneration());
    EndpointSnapshot three = snapshot(ready(0, 1, 2), List.of());
    for (Operator operator : operators) {
      assertThat(operator.push(config).outcome()).isEqualTo(ApplyOutcome.APPLIED);
      assertThat(operator.push(three).outcome()).isEqualTo(ApplyOutcome.APPLIED);
    }
    return IntStream.range(0, VISITORS).mapToObj(i -> visitor(affinity, i)).toList();
  }

  private Visitor visitor(SessionAffinityConfig affinity, int number) {
    String name = affinity.type() + "-" + number;
    return new Visitor(
        name,
        "203.0.113." + (number + 1),
        issuer.key().sign(issuer.claims().put("sid", name)),
        clients);
  }

  private List<Endpoint> ready(int... indexes) {
    return IntStream.of(indexes).mapToObj(i -> nodes.get(i).endpoint()).toList();
  }

  private EndpointSnapshot snapshot(List<Endpoint> ready, List<Endpoint> terminating) {
    return EndpointSnapshot.of(++epoch, Map.of("default", new LiveEndpoints(ready, terminating)));
  }

  /** Tells the edges of a change one after the other, while visits go on before and after each. */
  private void change(SteadyVisits visits, EndpointSnapshot snapshot) {
    for (Operator operator : operators) {
      visits.more(VISITS);
      assertThat(operator.push(snapshot).outcome()).isEqualTo(ApplyOutcome.APPLIED);
    }
    visits.more(2L * VISITORS);
  }

  private static List<Visitor> at(SessionNode node, List<Visitor> visitors) {
    return visitors.stream().filter(visitor -> visitor.home().equals(node.name())).toList();
  }

  private static List<Visitor> thatLostOne(List<Visitor> visitors) {
    return visitors.stream().filter(visitor -> visitor.homes().size() == 2).toList();
  }

  private static int requests(List<Visitor> visitors) {
    return visitors.stream().mapToInt(Visitor::requests).sum();
  }

  @Test
  void aCookieLosesASessionOnceAndOnlyWithItsNode() {
    List<Visitor> visitors =
        new ArrayList<>(serve(SessionAffinityConfig.cookie(Visitor.COOKIE, 3_600)));
    List<Visitor> late = visitors.subList(VISITORS / 2, VISITORS);

    // Half of them begin while edges differ: also at the node that some edges do not know yet.
    try (var visits = new SteadyVisits(visitors.subList(0, VISITORS / 2))) {
      visits.more(VISITORS);
      operators.getFirst().push(snapshot(ready(0, 1, 2, 3), List.of()));
      try (var more = new SteadyVisits(late)) {
        more.more(2L * VISITORS);
        EndpointSnapshot four = EndpointSnapshot.of(epoch, live(ready(0, 1, 2, 3), List.of()));
        change(more, four);
        assertThat(at(nodes.get(3), late)).as("the newcomer gets sessions").isNotEmpty();
        change(more, snapshot(ready(1, 2, 3), ready(0)));
      }
    }
    List<Visitor> leaving = at(nodes.getFirst(), visitors);
    List<Visitor> lostBefore = visitors.stream().filter(v -> v.homes().size() > 1).toList();
    try (var visits = new SteadyVisits(visitors)) {
      change(visits, snapshot(ready(1, 2, 3), List.of()));
    }

    assertThat(lostBefore).as("lost while their node was there").isEmpty();
    assertThat(thatLostOne(visitors)).containsExactlyElementsOf(leaving).isNotEmpty();
    assertThat(visitors).noneMatch(visitor -> visitor.homes().size() > 2);
    assertThat(requests(visitors)).isGreaterThanOrEqualTo(CHANGES * EDGES * VISITS);
    assertThat(nodes).allSatisfy(node -> assertThat(node.cookies()).isSubsetOf("theme=dark"));
  }

  private static Map<String, LiveEndpoints> live(List<Endpoint> ready, List<Endpoint> terminating) {
    return Map.of("default", new LiveEndpoints(ready, terminating));
  }

  @Test
  void aForgedCookieIsReplaced() {
    Visitor visitor = serve(SessionAffinityConfig.cookie(Visitor.COOKIE, 3_600)).getFirst();
    visitor.visit();
    String good = visitor.cookie();
    visitor.forge();
    String forged = visitor.cookie();

    visitor.visit();

    assertThat(visitor.cookie()).isNotEqualTo(forged).isNotEqualTo(good);
  }

  static Stream<SessionAffinityConfig> byKey() {
    return Stream.of(
        SessionAffinityConfig.header(Visitor.HEADER),
        SessionAffinityConfig.claim("sid"),
        SessionAffinityConfig.clientIp());
  }

  @ParameterizedTest
  @MethodSource("byKey")
  void aKeyLosesItsSessionOnlyWhereItMustMove(SessionAffinityConfig affinity) {
    List<Visitor> visitors = serve(affinity);

    try (var visits = new SteadyVisits(visitors)) {
      visits.more(2L * VISITORS);
      change(visits, snapshot(ready(0, 1, 2, 3), List.of()));
    }
    List<Visitor> lostToNewcomer = visitors.stream().filter(v -> v.homes().size() > 1).toList();
    List<Visitor> atNewcomer = at(nodes.get(3), visitors);
    List<Visitor> leaving = at(nodes.getFirst(), visitors);
    try (var visits = new SteadyVisits(visitors)) {
      change(visits, snapshot(ready(1, 2, 3), ready(0)));
      change(visits, snapshot(ready(1, 2, 3), List.of()));
    }

    assertThat(lostToNewcomer).containsExactlyElementsOf(atNewcomer).isNotEmpty();
    assertThat(visitors)
        .allSatisfy(
            visitor -> {
              // While edges differ, a key that moves may go to both nodes in turn.
              var moves = Stream.of(atNewcomer, leaving).filter(l -> l.contains(visitor)).count();
              assertThat(Set.copyOf(visitor.homes())).hasSize((int) (1 + moves));
            });
    assertThat(leaving).isNotEmpty();
    assertThat(requests(visitors)).isGreaterThanOrEqualTo(CHANGES * EDGES * VISITS);
  }

  @Test
  void aDeadEndpointIsLeftOutByEachEdgeAndNoRequestIsLost() {
    List<Visitor> visitors = serve(SessionAffinityConfig.header(Visitor.HEADER));
    var withDead = new ArrayList<>(ready(0, 1));
    withDead.add(new Endpoint("127.0.0.1", 1));
    EndpointSnapshot snapshot = snapshot(withDead, List.of());
    operators.forEach(operator -> operator.push(snapshot));

    try (var visits = new SteadyVisits(visitors)) {
      visits.more(10L * VISITORS);
    }

    assertThat(visitors).allMatch(visitor -> visitor.homes().size() == 1);
    assertThat(operators)
        .allSatisfy(
            operator ->
                assertThat(operator.report().upstreams())
                    .containsExactly(
                        new UpstreamReport("default", Optional.of(new EndpointCounts(3, 0, 1)))));
    assertThat(edges)
        .allSatisfy(
            edge ->
                assertThat(edge.metrics())
                    .contains("oauthedge_upstream_ejections_total{upstream=\"default\"}")
                    .contains(
                        "oauthedge_upstream_endpoints{state=\"ejected\",upstream=\"default\"} 1"));
  }
}
