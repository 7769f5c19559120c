package io.oauthedge.operator.canary;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.canary.CanaryAnswer;
import io.oauthedge.operator.canary.capacity.CapacitySearch;
import io.oauthedge.operator.canary.compare.ForwardedCheck;
import io.oauthedge.operator.canary.compare.QuirkCheck;
import io.oauthedge.operator.canary.compare.Transit;
import io.oauthedge.operator.canary.probe.Probe;
import io.oauthedge.operator.canary.probe.Probes;
import io.oauthedge.operator.canary.probe.Protocol;
import io.oauthedge.operator.canary.send.Reply;
import io.oauthedge.operator.canary.send.Reply.Foreign;
import io.oauthedge.operator.canary.send.Reply.Sealed;
import io.oauthedge.operator.canary.send.Way;
import io.oauthedge.operator.canary.trial.InconclusiveException;
import io.oauthedge.operator.canary.trial.Trials;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round, from the first request to the outcome; used once.
 *
 * <p>First the question whether a good client's request arrives at all, and from outside; then what
 * arrived of it; then sizes, the way back and lies; in a full round the rest of the matrix.
 */
final class Round {
  private static final Logger LOG = LoggerFactory.getLogger(Round.class);
  private static final int REDIRECTED = 300;

  private final CanaryScope scope;
  private final URI url;
  private final String target;
  private final Probes probes;
  private final Way outside;
  private final Way direct;
  private final Trials trials;
  private final Controls controls;
  private final Findings findings;
  private final ForwardedCheck forwarded;

  /**
   * A round that has sent nothing yet.
   *
   * @param target the address behind the url; for a message
   */
  Round(CanaryScope scope, URI url, String target, Probes probes, Way outside, Way direct) {
    this.scope = scope;
    this.url = url;
    this.target = target;
    this.probes = probes;
    this.outside = outside;
    this.direct = direct;
    trials = new Trials(outside);
    controls = new Controls(direct);
    findings = new Findings(controls);
    forwarded = new ForwardedCheck(url, probes.https());
  }

  CanaryRound run() throws InterruptedException {
    Probe carry = probes.carry(Protocol.HTTP_1_1);
    try {
      controls.of(carry);
      Reply reply = outside.send(carry);
      return reply instanceof Sealed sealed ? arrived(carry, sealed) : notArrived(carry, reply);
    } catch (NoControlException e) {
      return new CanaryRound.NoControl(where(), e.why());
    } catch (InconclusiveException e) {
      return inconclusive(e.reply());
    }
  }

  private CanaryRound notArrived(Probe carry, Reply reply)
      throws InterruptedException, NoControlException, InconclusiveException {
    Probe bare = probes.bare(Protocol.HTTP_1_1);
    Reply plain = outside.send(bare);
    if (!(plain instanceof Sealed sealed)) {
      return unanswered(plain instanceof Reply.NotSent ? reply : plain);
    }
    Transit transit = Transit.of(sealed, controls.of(bare), probes.https());
    // A stranger's own answer shows that something stands between; a closed connection does not.
    if (!transit.isProven() && !(reply instanceof Foreign)) {
      return notExternal(sealed, transit);
    }
    Optional<String> answerer =
        new Refusal(trials, probes, Protocol.HTTP_1_1, findings)
            .explain(carry, trials.proven(carry, bare, reply));
    if (answerer.isPresent()) {
      return new CanaryRound.AnsweredBeforeEdge(path(sealed, transit), answerer.get());
    }
    findings.add(forwarded.honest(sealed.answer(), controls.of(bare).answer()));
    return new CanaryRound.Seen(scope, path(sealed, transit), findings.all(), List.of());
  }

  private CanaryRound notExternal(Sealed sealed, Transit transit) {
    return new CanaryRound.NotExternal(
        path(sealed, transit),
        "the requests arrived as if they were sent straight to a pod: nothing shows that they left"
            + " the cluster");
  }

  /** A refusal that may come of the moment blames nobody, and clears nobody either. */
  private CanaryRound inconclusive(Reply reply) {
    String why = ofTheMoment(reply);
    return reply instanceof Foreign
        ? new CanaryRound.AnsweredBeforeEdge(where(), why)
        : new CanaryRound.Unreachable(where(), why);
  }

  private static String ofTheMoment(Reply reply) {
    return "a request " + Findings.refusal(reply) + ", which may be trouble of the moment";
  }

  private CanaryRound unanswered(Reply reply) {
    return reply instanceof Foreign foreign
        ? new CanaryRound.AnsweredBeforeEdge(
            where(), "every request " + Findings.refusal(foreign) + ", not by the edge")
        : new CanaryRound.Unreachable(where(), "a request " + Findings.refusal(reply));
  }

  private CanaryRound arrived(Probe carry, Sealed sealed)
      throws InterruptedException, NoControlException, InconclusiveException {
    Transit transit = Transit.of(sealed, controls.of(carry), probes.https());
    if (!transit.isProven()) {
      return notExternal(sealed, transit);
    }
    findings.fields(carry, sealed);
    findings.add(forwarded.honest(sealed.answer(), controls.of(carry).answer()));
    size(Protocol.HTTP_1_1);
    wayBack(probes.refusal());
    lies(sealed.answer());
    var capacities = new ArrayList<PathCapacity>();
    Optional<String> unjudged = scope == CanaryScope.FULL ? full(capacities) : Optional.empty();
    return new CanaryRound.Seen(scope, path(sealed, transit), findings.all(), capacities, unjudged);
  }

  /** What is rarer; one by one, and where the moment stands in the way, no further. */
  private Optional<String> full(List<PathCapacity> capacities)
      throws InterruptedException, NoControlException {
    String next = "HTTP/1.1 beyond what every round tries";
    try {
      rare();
      new CapacitySearch(outside, direct, probes)
          .search(Protocol.HTTP_1_1)
          .ifPresent(capacities::add);
      next = Protocol.HTTP_2.text();
      if (probes.https()) {
        secondProtocol(capacities);
      }
      return Optional.empty();
    } catch (InconclusiveException e) {
      return Optional.of(next + ", since " + ofTheMoment(e.reply()));
    }
  }

  private void rare() throws InterruptedException, NoControlException, InconclusiveException {
    wayBack(probes.unavailable());
    Probe bare = probes.bare(Protocol.HTTP_1_1);
    Probe post = probes.post();
    request(post, trials.of(post, bare));
    preflight(bare);
    quirks();
  }

  private void secondProtocol(List<PathCapacity> capacities)
      throws InterruptedException, NoControlException, InconclusiveException {
    if (http2()) {
      // Found already, it needs no second proof, which HPACK (RFC 7541 section 5.2) may blur: a
      // limit on coded bytes lets one value of a length pass and not another.
      if (!findings.has("authorization", HeaderFate.OVERSIZED)) {
        size(Protocol.HTTP_2);
      }
      new CapacitySearch(outside, direct, probes)
          .search(Protocol.HTTP_2)
          .ifPresent(capacities::add);
    }
  }

  /** What arrived of a kind of request, or that the way refuses that kind. */
  private void request(Probe probe, Reply reply) throws InterruptedException, NoControlException {
    switch (reply) {
      case Sealed sealed -> {
        findings.fields(probe, sealed);
        findings.request(probe, sealed);
      }
      case Foreign _, Reply.Broken _ ->
          findings.refused(
              Findings.METHOD, HeaderFate.DROPPED, probe, " by " + probe.method(), reply);
      case Reply.NotOffered _, Reply.NotSent _ -> {}
    }
  }

  /** One that somebody answers in the edge's stead, with success, is what CORS settings do. */
  private void preflight(Probe bare)
      throws InterruptedException, NoControlException, InconclusiveException {
    Probe preflight = probes.preflight();
    Reply reply = outside.send(preflight);
    if (!(reply instanceof Foreign foreign) || foreign.status() >= REDIRECTED) {
      request(preflight, trials.proven(preflight, bare, reply));
    }
  }

  /** Whether HTTP/2 carries what HTTP/1.1 does; where not, why. */
  private boolean http2() throws InterruptedException, NoControlException, InconclusiveException {
    Probe carry = probes.carry(Protocol.HTTP_2);
    Reply reply = trials.of(carry, probes.bare(Protocol.HTTP_1_1));
    if (!(reply instanceof Foreign || reply instanceof Reply.Broken)) {
      request(carry, reply);
      return reply instanceof Sealed;
    }
    Probe bare = probes.bare(Protocol.HTTP_2);
    Reply plain = trials.of(bare, probes.bare(Protocol.HTTP_1_1));
    if (plain instanceof Sealed) {
      var refusal = new Refusal(trials, probes, Protocol.HTTP_2, findings);
      if (refusal.explain(carry, reply).isPresent()) {
        throw new InconclusiveException(reply);
      }
    } else {
      request(bare, plain);
    }
    return false;
  }

  private void quirks() throws InterruptedException {
    for (Probe probe : probes.quirks()) {
      LOG.atInfo()
          .addKeyValue("url", url)
          .addKeyValue("sent", probe.name())
          .addKeyValue("outcome", QuirkCheck.of(outside.send(probe)))
          .log("Tried what the way to an edge does to lines that nobody watches");
    }
  }

  private void size(Protocol protocol)
      throws InterruptedException, NoControlException, InconclusiveException {
    Probe big = probes.big(protocol);
    Reply reply = trials.of(big, probes.size(protocol, Probes.SMALL_BYTES));
    if (reply instanceof Sealed sealed && !sealed.isTooLarge()) {
      findings.fields(big, sealed);
    } else if (!(reply instanceof Reply.NotOffered)) {
      findings.refused(
          "authorization",
          HeaderFate.OVERSIZED,
          big,
          " with " + probes.bigBytes() + " bytes of it",
          reply);
    }
  }

  private void wayBack(Probe probe)
      throws InterruptedException, NoControlException, InconclusiveException {
    findings.wayBack(probe, trials.of(probe, probes.bare(Protocol.HTTP_1_1)));
  }

  /** Who refuses lies passes none on. */
  private void lies(CanaryAnswer honest) throws InterruptedException, InconclusiveException {
    if (trials.of(probes.lies(), probes.bare(Protocol.HTTP_1_1)) instanceof Sealed sealed) {
      findings.add(forwarded.lied(sealed.answer(), honest));
    }
  }

  private String where() {
    return url + " at " + target;
  }

  private String path(Sealed sealed, Transit transit) {
    var request = sealed.answer().request();
    return where()
        + ": arrived from "
        + request.peer()
        + " over "
        + request.protocol()
        + (transit.isProven() ? "; " + String.join("; ", transit.marks()) : "");
  }
}
