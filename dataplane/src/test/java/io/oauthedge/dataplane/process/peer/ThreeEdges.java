package io.oauthedge.dataplane.process.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeFolder;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.Operator;
import io.oauthedge.dataplane.process.support.Command;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Three edges as processes that know of each other. */
final class ThreeEdges implements AutoCloseable {
  private final Vertx vertx;
  private final List<EdgeProcess> edges = new ArrayList<>();
  private final EdgeFolder folder;
  private final Set<Integer> ended = new TreeSet<>();
  private int epoch;

  /** Starts them, each with an upstream port of its own. */
  ThreeEdges(Vertx vertx, EdgeFolder folder, EdgeConfigs configs, IntUnaryOperator upstreamPort) {
    this.vertx = vertx;
    this.folder = folder;
    for (int i = 0; i < 3; i++) {
      edges.add(EdgeProcess.start(configs.upstreamPort(upstreamPort.applyAsInt(i)), folder));
    }
    introduce();
  }

  EdgeFolder folder() {
    return folder;
  }

  EdgeProcess get(int index) {
    return edges.get(index);
  }

  List<EdgeProcess> all() {
    return edges;
  }

  List<EdgeProcess> allBut(int index) {
    return IntStream.range(0, edges.size()).filter(i -> i != index).mapToObj(edges::get).toList();
  }

  /** SIGKILL. */
  void kill(int index) {
    edges.get(index).kill();
    ended.add(index);
  }

  /** SIGSTOP. */
  void freeze(int index) {
    Command.run("kill", "procps", "-STOP", String.valueOf(edges.get(index).pid()));
    ended.add(index);
  }

  /** SIGTERM; returns when it takes no more. */
  void terminate(int index) {
    EdgeProcess edge = edges.get(index);
    edge.terminate();
    await("the drain begins").until(() -> edge.output().contains("Draining begins"));
    ended.add(index);
  }

  /** Starts anew what has ended, and tells all of all. */
  void revive() {
    if (!ended.isEmpty()) {
      ended.stream().map(edges::get).forEach(EdgeProcess::kill);
      ended.stream().map(edges::get).forEach(EdgeProcess::restart);
      ended.clear();
      introduce();
    }
  }

  private void introduce() {
    epoch++;
    var snapshot =
        EndpointSnapshot.of(epoch, Map.of()).with(edges.stream().map(EdgeProcess::peer).toList());
    for (EdgeProcess edge : edges) {
      try (var operator = new Operator(vertx, edge)) {
        assertThat(operator.push(snapshot).outcome()).isEqualTo(ApplyOutcome.APPLIED);
      }
    }
  }

  /** How many refreshes were handed to other pods with an outcome, over these edges. */
  static long forwarded(String outcome, List<EdgeProcess> edges) {
    return edges.stream()
        .mapToLong(
            edge ->
                value(edge, "oauthedge_refreshes_forwarded_total\\{outcome=\"" + outcome + "\"} "))
        .sum();
  }

  /** How many requests these edges work on. */
  static long inFlight(List<EdgeProcess> edges) {
    return edges.stream().mapToLong(edge -> value(edge, "oauthedge_in_flight_requests ")).sum();
  }

  private static long value(EdgeProcess edge, String meter) {
    Matcher found = Pattern.compile("(?m)^" + meter + "([0-9.E]+)$").matcher(edge.metrics());
    return found.find() ? Math.round(Double.parseDouble(found.group(1))) : 0;
  }

  @Override
  public void close() {
    edges.forEach(EdgeProcess::close);
  }
}
