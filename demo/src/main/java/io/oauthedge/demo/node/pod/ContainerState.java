package io.oauthedge.demo.node.pod;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import java.time.Instant;

/** What a pod's container is doing. */
sealed interface ContainerState {
  /** Not running, and why. */
  record Waiting(String reason, String message) implements ContainerState {}

  /** Running since. */
  record Running(Instant since) implements ContainerState {}

  /** Ended. */
  record Terminated(int exitCode, Instant since, Instant until) implements ContainerState {}

  /** As a container status writes it. */
  default io.fabric8.kubernetes.api.model.ContainerState json() {
    var builder = new ContainerStateBuilder();
    return switch (this) {
      case Waiting w ->
          builder
              .withNewWaiting()
              .withReason(w.reason())
              .withMessage(w.message())
              .endWaiting()
              .build();
      case Running r ->
          builder.withNewRunning().withStartedAt(r.since().toString()).endRunning().build();
      case Terminated t ->
          builder
              .withNewTerminated()
              .withExitCode(t.exitCode())
              .withReason(t.exitCode() == 0 ? "Completed" : "Error")
              .withStartedAt(t.since().toString())
              .withFinishedAt(t.until().toString())
              .endTerminated()
              .build();
    };
  }
}
