package io.oauthedge.dataplane.process.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.LiveEndpoints;
import io.oauthedge.contract.config.SessionAffinityConfig;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.dataplane.edge.Issuer;
import io.oauthedge.dataplane.process.edge.Client;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeFolder;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.Exchange;
import io.oauthedge.dataplane.process.edge.Operator;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Three edges as processes, each request to any of them, before nodes that know only their own
 * sessions. {@code -Daffinity.requests=10000} sends that many for each type.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AffinityIT {
  private static final int SESSIONS = 40;
  private static final int ROUNDS = Integer.getInteger("affinity.requests", 400) / 5 / SESSIONS;
  private static final String COOKIE = "__Host-oauthedge-default";

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
  private final Map<String, String> homes = new HashMap<>();
  private final Map<String, String> tokens = new HashMap<>();
  private final Map<String, String> cookies = new HashMap<>();
  private int epoch = 1;

  @BeforeAll
  void startEdges() {
    for (int i = 0; i < 3; i++) {
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

  private void serve(SessionAffinityConfig affinity) {
    var config = folder.sealed(configs.affinity(affinity).nextGeneration());
    assertThat(operators).allMatch(o -> o.push(config).outcome() == ApplyOutcome.APPLIED);
    endpoints(List.of(0, 1, 2), List.of());
    homes.clear();
    cookies.clear();
  }

  private void endpoints(List<Integer> ready, List<Integer> terminating) {
    var live =
        new LiveEndpoints(
            ready.stream().map(i -> nodes.get(i).endpoint()).toList(),
            terminating.stream().map(i -> nodes.get(i).endpoint()).toList());
    var snapshot = EndpointSnapshot.of(++epoch, Map.of("default", live));
    assertThat(operators).allMatch(o -> o.push(snapshot).outcome() == ApplyOutcome.APPLIED);
  }

  private static Set<String> sessions(String prefix) {
    return IntStream.range(0, SESSIONS).mapToObj(i -> prefix + i).collect(Collectors.toSet());
  }

  private Exchange send(String path, String session) {
    var headers = new HashMap<String, String>();
    headers.put("Authorization", "Bearer " + token(session));
    headers.put("X-Session-Id", session);
    headers.put("X-Forwarded-Proto", "https");
    headers.put(
        "X-Forwarded-For", "203.0." + Math.abs(session.hashCode() % 200) + "." + digits(session));
    String held = cookies.get(session);
    headers.put("Cookie", "theme=dark" + (held == null ? "" : "; " + COOKIE + "=" + held));
    Exchange answer =
        clients.get(ThreadLocalRandom.current().nextInt(3)).get(path + session, headers);
    answer.headers().getAll("set-cookie").stream()
        .map(cookie -> cookie.substring(COOKIE.length() + 1, cookie.indexOf(';')))
        .forEach(value -> cookies.put(session, value));
    return answer;
  }

  private String token(String session) {
    return tokens.computeIfAbsent(
        session, name -> issuer.key().sign(issuer.claims().put("sid", name)));
  }

  private static int digits(String session) {
    return Integer.parseInt(session.replaceAll("\\D", "")) % 250 + 1;
  }

  private void begin(Set<String> sessions) {
    for (String session : sessions) {
      Exchange answer = send("/begin/", session);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      homes.put(session, answer.body());
    }
  }

  /** Uses all sessions for some rounds; returns those that met a node without their state. */
  private Set<String> use() {
    var lost = new TreeSet<String>();
    for (int round = 0; round < ROUNDS; round++) {
      for (String session : homes.keySet()) {
        Exchange answer = send("/use/", session);
        assertThat(answer.status()).as(answer.body()).isIn(200, 409);
        if (answer.status() == 409) {
          lost.add(session);
        }
      }
    }
    return lost;
  }

  private Set<String> at(SessionNode node) {
    String port = String.valueOf(node.endpoint().port());
    return homes.entrySet().stream()
        .filter(home -> home.getValue().equals(port))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aCookieLosesASessionOnlyWithItsNode() {
    serve(SessionAffinityConfig.cookie(COOKIE, 3_600));
    begin(sessions("cookie"));

    Set<String> untouched = use();
    endpoints(List.of(0, 1, 2, 3), List.of());
    Set<String> whenOneCame = use();
    endpoints(List.of(1, 2, 3), List.of(0));
    Set<String> whileOneEnds = use();
    endpoints(List.of(1, 2, 3), List.of());
    Set<String> whenOneWent = use();

    assertThat(untouched).isEmpty();
    assertThat(whenOneCame).isEmpty();
    assertThat(whileOneEnds).isEmpty();
    assertThat(whenOneWent).isEqualTo(at(nodes.getFirst())).isNotEmpty();
    assertThat(nodes).allSatisfy(node -> assertThat(node.cookies()).isSubsetOf("theme=dark"));
  }

  @Test
  void aForgedCookieIsReplaced() {
    serve(SessionAffinityConfig.cookie(COOKIE, 3_600));
    begin(Set.of("forged0"));
    String good = Objects.requireNonNull(cookies.get("forged0"));
    String forged = (good.charAt(0) == 'A' ? "B" : "A") + good.substring(1);
    cookies.put("forged0", forged);

    send("/begin/", "forged0");

    assertThat(cookies.get("forged0")).isNotEqualTo(forged).isNotEqualTo(good);
  }

  @Test
  void aHeaderAClaimAndAnAddressLoseOnlyWhatMustMove() {
    for (SessionAffinityConfig affinity :
        List.of(
            SessionAffinityConfig.header("X-Session-Id"),
            SessionAffinityConfig.claim("sid"),
            SessionAffinityConfig.clientIp())) {
      serve(affinity);
      begin(sessions(affinity.type().name()));

      Set<String> untouched = use();
      endpoints(List.of(1, 2), List.of(0));
      Set<String> whenOneWent = use();
      endpoints(List.of(0, 1, 2), List.of());
      Set<String> whenItIsBack = use();

      assertThat(untouched).as("%s", affinity).isEmpty();
      assertThat(whenOneWent).as("%s", affinity).isEqualTo(at(nodes.getFirst())).isNotEmpty();
      assertThat(whenItIsBack).as("%s", affinity).isEmpty();
    }
  }

  @Test
  void aDeadEndpointIsLeftOutAndNoRequestIsLost() {
    serve(SessionAffinityConfig.header("X-Session-Id"));
    var dead = new Endpoint("127.0.0.1", 1);
    var live = new ArrayList<>(Stream.of(0, 1).map(i -> nodes.get(i).endpoint()).toList());
    live.add(dead);
    var snapshot =
        EndpointSnapshot.of(++epoch, Map.of("default", new LiveEndpoints(live, List.of())));
    operators.forEach(operator -> operator.push(snapshot));

    begin(sessions("dead"));
    Set<String> lost = use();

    assertThat(lost).isEmpty();
    assertThat(edges)
        .allSatisfy(
            edge ->
                assertThat(edge.metrics())
                    .contains("oauthedge_upstream_ejections_total{upstream=\"default\"}"));
  }
}
