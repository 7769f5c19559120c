package io.oauthedge.operator.observe;

import io.oauthedge.operator.observe.traffic.TrafficReading;
import java.time.Instant;
import java.util.List;

/**
 * What one round over an edge's pods has shown.
 *
 * @param pods every pod that has not ended, by name
 */
public record Observation(Instant at, List<PodObservation> pods, TrafficReading traffic) {
  public Observation {
    pods = List.copyOf(pods);
  }

  /** The pods that are not on their way out. */
  public List<PodObservation> staying() {
    return pods.stream().filter(observed -> !observed.pod().terminating()).toList();
  }
}
