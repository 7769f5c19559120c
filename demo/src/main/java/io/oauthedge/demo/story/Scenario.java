package io.oauthedge.demo.story;

import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.demo.stage.ControlEndpoint;
import io.oauthedge.demo.stage.Quickstart;
import io.oauthedge.demo.stage.World;
import io.oauthedge.demo.world.Fault;
import io.oauthedge.demo.world.Outage;
import io.oauthedge.demo.world.TokenOrder;
import io.oauthedge.operator.plan.SpecUnits;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** The story from the edge's first answer on: what passes, what does not, and who is to blame. */
public final class Scenario implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(90);

  /** Verdicts are written at once, mere counts at most every two minutes. */
  private static final Duration COUNTED = Duration.ofSeconds(150);

  private static final int MANY_GROUPS = 120;

  private final Quickstart sample;
  private final World world;
  private final Edge edge;
  private final Story story;
  private final Caller caller;
  private final PodVisitor visitor;
  private final Set<Reason> met = EnumSet.noneOf(Reason.class);
  private int admitted;

  public Scenario(Vertx vertx, Quickstart sample, World world, Edge edge, Story story) {
    this.sample = sample;
    this.world = world;
    this.edge = edge;
    this.story = story;
    this.caller = new Caller(vertx, world);
    this.visitor =
        new PodVisitor(
            vertx,
            sample.host(),
            world.certificate().certificatePem(),
            () -> world.loadBalancer().healthy().getFirst());
  }

  /** Tells all of it; without an edge there is nothing to tell but what is known of it. */
  public void tell() {
    if (becomesReady()) {
      var headers =
          new HeaderChapters(edge, world.loadBalancer(), () -> get("/orders/1", order()), story);
      headers.intact();
      tokens();
      new RefreshChapter(world, caller, story).tell();
      faults();
      headers.dropped();
      rotation();
      tls();
      outage();
    }
    status();
  }

  @Override
  public void close() {
    visitor.close();
    caller.close();
  }

  private boolean becomesReady() {
    story.chapter("The edge comes up");
    boolean up =
        edge.awaitReady(true, READY, story)
            && awaitTargets("the load balancer has", edge.replicas(), READY);
    edge.printTable(story, false);
    return up;
  }

  private void tokens() {
    story.chapter("Tokens");
    String token = caller.fetchToken("");
    Answer good = caller.get("/orders/1", token);
    passes("a good token passes", good);
    story.check("  the application is told who: X-User", world.app().id(), good.received("X-User"));
    story.check("a public route needs none", "200", caller.getWithoutToken("/about").summary());
    refused("no token", Reason.TOKEN_ABSENT, caller.getWithoutToken("/orders/1"));
    refused(
        "an expired token",
        Reason.TOKEN_EXPIRED,
        get("/orders/1", order().withLifetime(Duration.ofHours(-1))));
    refused(
        "a token for another audience",
        Reason.TOKEN_WRONG_AUDIENCE,
        get("/orders/1", order().withAudience("billing-api")));
    refused(
        "a token without the route's scope",
        Reason.INSUFFICIENT_SCOPE_GRANTED,
        caller.get("/reports", token));
    passes(
        "  with the scope " + World.REPORTS,
        caller.get("/reports", caller.fetchToken(World.REPORTS)));
  }

  private void faults() {
    story.chapter("The load balancer does to Authorization what load balancers do");
    fault(
        Fault.DROP_AUTHORIZATION,
        "drops it; nothing proves that it was sent",
        Reason.TOKEN_ABSENT,
        Hop.CLIENT);
    fault(
        Fault.CONSUME_AUTHORIZATION,
        "consumes it and leaves an identity of its own",
        Reason.AUTHORIZATION_DROPPED,
        Hop.LOAD_BALANCER);
    fault(
        Fault.REPLACE_AUTHORIZATION,
        "replaces it by a password of its own",
        Reason.AUTHORIZATION_WRONG_SCHEME,
        Hop.CLIENT);
    fault(
        Fault.TRUNCATE_AUTHORIZATION,
        "cuts it at " + Fault.BUFFER_BYTES + " bytes",
        Reason.AUTHORIZATION_TRUNCATED,
        Hop.LOAD_BALANCER);
    fault(
        Fault.MOVE_AUTHORIZATION,
        "moves it to X-Forwarded-Authorization",
        Reason.AUTHORIZATION_MOVED,
        Hop.LOAD_BALANCER);
    fault(
        Fault.DUPLICATE_AUTHORIZATION,
        "sends it twice",
        Reason.AUTHORIZATION_DUPLICATED,
        Hop.CLIENT);
    world.loadBalancer().set(Fault.NONE);
    passes("it behaves again", get("/orders/1", large()));
  }

  private void rotation() {
    story.chapter("The authorization server rotates its keys");
    String before = world.authorizationServer().issue(order());
    world.authorizationServer().rotateKey();
    passes("a token of the new key passes", get("/orders/1", order()));
    passes("a token of the old key, too", caller.get("/orders/1", before));
  }

  private void tls() {
    var chapters =
        new TlsChapters(
            edge,
            visitor,
            world.certificate(),
            () -> get("/orders/1", order()),
            () -> world.authorizationServer().issue(order()),
            story);
    admitted += chapters.rotation();
    admitted += chapters.downgrades();
    met.add(Reason.TOKEN_EXPOSED);
  }

  private void outage() {
    story.chapter("The token endpoint goes down, and comes back");
    var flow = sample.tokenEndpoint();
    Duration stated = SpecUnits.duration(flow.interval()).multipliedBy(flow.failureThreshold());
    // A tenth of jitter, and what the load balancer's own checks and a busy machine take.
    Duration limit = stated.plus(stated.dividedBy(10)).plusSeconds(5);
    world.authorizationServer().set(Outage.TOKEN_ENDPOINT);
    awaitTargets("down: the load balancer has", 0, limit);
    story.check("  and says so", "503", caller.getWithoutToken("/about").summary());
    edge.awaitCondition("AuthorizationFlowHealthy", "False", READY, story);
    edge.awaitReady(false, READY, story);
    world.authorizationServer().set(Outage.NONE);
    awaitTargets("back: the load balancer has", edge.replicas(), limit);
    edge.awaitCondition("AuthorizationFlowHealthy", "True", READY, story);
    edge.awaitReady(true, READY, story);
    passes("a good token passes", get("/orders/1", order()));
  }

  private void status() {
    story.chapter("What the resource says of it");
    if (!met.isEmpty()) {
      edge.awaitTraffic(admitted, met, COUNTED, story);
    }
    edge.printTable(story, true);
    edge.printStatus(story);
  }

  private void fault(Fault fault, String deed, Reason reason, Hop hop) {
    world.loadBalancer().set(fault);
    refused("it " + deed, reason, hop, get("/orders/1", large()));
  }

  private void passes(String what, Answer answer) {
    admitted++;
    story.check(what, "200", answer.summary());
  }

  private void refused(String what, Reason reason, Answer answer) {
    refused(what, reason, reason.hop(), answer);
  }

  private void refused(String what, Reason reason, Hop hop, Answer answer) {
    met.add(reason);
    story.check(what, Answer.refusal(reason, hop), answer.summary());
  }

  private Answer get(String path, TokenOrder order) {
    return caller.get(path, world.authorizationServer().issue(order));
  }

  private TokenOrder order() {
    return TokenOrder.of(world.app().id(), sample.audience());
  }

  /** A token that outgrows the buffer, as tokens with group claims do. */
  private TokenOrder large() {
    return order().withGroups(ControlEndpoint.groups(MANY_GROUPS));
  }

  private boolean awaitTargets(String fact, int wanted, Duration limit) {
    return Patience.within(limit)
        .await(
            story,
            fact + " " + wanted + (wanted == 1 ? " healthy target" : " healthy targets"),
            () -> world.loadBalancer().healthy().size(),
            healthy -> healthy == wanted);
  }
}
