package io.oauthedge.demo.story;

import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.demo.world.Fault;
import io.oauthedge.demo.world.LoadBalancer;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a single request cannot prove, the canary does: who drops a header.
 *
 * @param request one with a good token, sent anew each time
 */
record HeaderChapters(Edge edge, LoadBalancer loadBalancer, Supplier<Answer> request, Story story) {
  private static final String INTACT = "HeadersIntact";
  private static final Duration PROVEN = Duration.ofSeconds(60);

  /** The way is clean, and how much it carries. */
  void intact() {
    story.chapter("The header canary goes through the load balancer, and straight to a pod");
    edge.awaitCondition(INTACT, "True", PROVEN, story);
    edge.printHeaders(story);
  }

  /** From fault to verdict, to what real traffic is told, and back. */
  void dropped() {
    story.chapter("The load balancer drops Authorization and X-Tenant: the canary proves it");
    loadBalancer.set(Fault.DROP_UNLISTED);
    edge.askCanary(story);
    edge.awaitCondition(INTACT, "False", PROVEN, story);
    story.check(
        "  the culprit is named",
        "authorization DROPPED at LOAD_BALANCER, +1 more",
        edge.headerSummary());
    edge.printTable(story, false);
    edge.printHeaders(story);
    Patience.within(PROVEN)
        .await(
            story,
            "a request without its token is no longer held against the client",
            () -> request.get().summary(),
            Answer.refusal(Reason.AUTHORIZATION_DROPPED, Hop.LOAD_BALANCER)::equals);
    loadBalancer.set(Fault.NONE);
    story.line("");
    edge.askCanary(story);
    edge.awaitCondition(INTACT, "True", PROVEN, story);
    story.check("  the status is clear again", "Intact", edge.headerSummary());
  }
}
