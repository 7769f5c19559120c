package io.oauthedge.operator.observe;

import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.contract.config.Peer;
import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.operator.observe.admin.AdminPort;
import io.oauthedge.operator.plan.EdgeNames;
import io.oauthedge.operator.plan.EdgePlan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/**
 * Goes round an edge's pods: asks what they serve with and have seen, and pushes what they lack.
 *
 * <p>Thread-safe, as long as one edge is observed by one thread at a time.
 */
public final class EdgeObserver {
  private static final int POD_CALLS_AT_ONCE = 64;

  private final Map<EdgeNames, EdgeMemory> memories = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Duration window;
  private final Rounds rounds;

  /**
   * An observer of many edges.
   *
   * @param window wanted length of the traffic window
   * @param threads one virtual thread a task
   */
  public EdgeObserver(InstantSource clock, Duration window, ExecutorService threads) {
    this.clock = clock;
    this.window = window;
    this.rounds = new Rounds(threads, POD_CALLS_AT_ONCE);
  }

  /**
   * Asks all pods and brings those that can be brought to the plan: configuration first, then
   * endpoints, keys, and what is known of the path.
   *
   * @param path what the canary has proven; empty while nothing is known, which changes nothing
   */
  public Observation observe(
      EdgePlan plan, AdminPort port, List<EdgePod> pods, Optional<PathFindings> path)
      throws InterruptedException {
    PodVisit visit = new PodVisit(port);
    EdgeMemory memory = memory(plan.names());
    List<PodObservation> seen = rounds.ask(pods, pod -> visit.configure(pod, plan.config()));
    List<EdgeReport> reports =
        seen.stream().flatMap(observed -> observed.report().answer().stream()).toList();
    long highest = reports.stream().mapToLong(EdgeReport::endpointEpoch).max().orElse(0);
    EndpointSnapshot endpoints = memory.epochs().next(plan.endpoints(), peers(seen), highest);
    memory.keys().remember(plan.config(), reports);
    rounds.each(seen, observed -> visit.supply(observed, endpoints, memory.keys(), path));
    return observation(plan.names(), seen);
  }

  /** The pods that stay and serve a configuration: any other pod may hand them a refresh. */
  private static List<Peer> peers(List<PodObservation> seen) {
    return seen.stream().flatMap(observed -> observed.peer().stream()).toList();
  }

  /** Asks all pods and changes nothing: for a paused edge, and for one without a plan. */
  public Observation look(EdgeNames edge, AdminPort port, List<EdgePod> pods)
      throws InterruptedException {
    return observation(edge, rounds.ask(pods, new PodVisit(port)::look));
  }

  /** Drops what was kept of an edge that is gone. */
  public void forget(EdgeNames edge) {
    memories.remove(edge);
  }

  private EdgeMemory memory(EdgeNames edge) {
    return memories.computeIfAbsent(edge, _ -> EdgeMemory.empty(window, clock));
  }

  private Observation observation(EdgeNames edge, List<PodObservation> seen) {
    Instant now = clock.instant();
    EdgeMemory memory = memory(edge);
    memory.traffic().add(now, byUid(seen));
    return new Observation(now, seen, memory.traffic().read());
  }

  private static Map<String, EdgeReport> byUid(Collection<PodObservation> seen) {
    return seen.stream()
        .filter(observed -> observed.report().answer().isPresent())
        .collect(
            Collectors.toMap(
                observed -> observed.pod().uid(),
                observed -> observed.report().answer().orElseThrow()));
  }
}
