package io.oauthedge.operator.canary;

import java.util.List;
import java.util.Optional;

/** The outcome of one round. */
public sealed interface CanaryRound {
  /** Where the requests went, and how the edge saw them come; for a person. */
  String path();

  /**
   * Requests arrived through the external address, with proof that they came in from outside.
   *
   * @param findings in a stable order; empty when everything arrived as sent
   * @param capacities of a full round; empty otherwise
   * @param unjudged what of a full round trouble of the moment kept from being judged, and why;
   *     empty when nothing did
   */
  record Seen(
      CanaryScope scope,
      String path,
      List<HeaderFinding> findings,
      List<PathCapacity> capacities,
      Optional<String> unjudged)
      implements CanaryRound {
    public Seen {
      findings = List.copyOf(findings);
      capacities = List.copyOf(capacities);
    }

    /** A round that judged all that it is meant to. */
    public Seen(
        CanaryScope scope,
        String path,
        List<HeaderFinding> findings,
        List<PathCapacity> capacities) {
      this(scope, path, findings, capacities, Optional.empty());
    }

    /** Whether nothing of the matrix was left out. */
    public boolean isComplete() {
      return scope == CanaryScope.FULL && unjudged.isEmpty();
    }
  }

  /**
   * Requests arrived, but nothing proves that they left the cluster: nodes short-circuit traffic to
   * a load balancer's address.
   */
  record NotExternal(String path, String why) implements CanaryRound {}

  /** Something before the edge answered: a firewall, a login action, another server. */
  record AnsweredBeforeEdge(String path, String why) implements CanaryRound {}

  /** No connection to the external address, or no answer in time. */
  record Unreachable(String path, String why) implements CanaryRound {}

  /** No pod answered the direct round, without which nothing can be compared. */
  record NoControl(String path, String why) implements CanaryRound {}

  /** Nothing was sent: there is no address, or it is one that the canary must not call. */
  record NotSent(String path, String why) implements CanaryRound {}
}
