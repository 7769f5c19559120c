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
  private static final int BAD_REQUEST = 400;

  private final CanaryScope scope;
  private final URI url;
  private final String target;
  private final Probes probes;
  private final Way outside;
  private final Way direct;
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
    }
  }

  private CanaryRound notArrived(Probe carry, Reply reply)
      throws InterruptedException, NoControlException {
    Probe bare = probes.bare();
    Reply plain = outside.send(bare);
    if (!(plain instanceof Sealed sealed)) {
      return unanswered(plain instanceof Reply.NotSent ? reply : plain);
    }
    Transit transit = Transit.of(sealed, controls.of(bare), probes.https());
    Optional<String> answerer = new Refusal(outside, probes).explain(carry, reply, findings);
    if (answerer.isPresent()) {
      return new CanaryRound.AnsweredBeforeEdge(path(sealed, transit), answerer.get());
    }
    findings.add(forwarded.honest(sealed.answer()));
    return new CanaryRound.Seen(scope, path(sealed, transit), findings.all(), List.of());
  }

  private CanaryRound unanswered(Reply reply) {
    return reply instanceof Foreign foreign
        ? new CanaryRound.AnsweredBeforeEdge(
            where(), "every request " + Findings.refusal(foreign) + ", not by the edge")
        : new CanaryRound.Unreachable(where(), "a request " + Findings.refusal(reply));
  }

  private CanaryRound arrived(Probe carry, Sealed sealed)
      throws InterruptedException, NoControlException {
    Transit transit = Transit.of(sealed, controls.of(carry), probes.https());
    if (!transit.isProven()) {
      return new CanaryRound.NotExternal(
          path(sealed, transit),
          "the requests arrived as if they were sent straight to a pod: nothing shows that they left"
              + " the cluster");
    }
    findings.fields(carry, sealed);
    findings.add(forwarded.honest(sealed.answer()));
    size(Protocol.HTTP_1_1);
    wayBack(probes.refusal());
    lies(sealed.answer());
    List<PathCapacity> capacities = scope == CanaryScope.FULL ? full() : List.of();
    return new CanaryRound.Seen(scope, path(sealed, transit), findings.all(), capacities);
  }

  private List<PathCapacity> full() throws InterruptedException, NoControlException {
    wayBack(probes.unavailable());
    Probe post = probes.post();
    if (outside.send(post) instanceof Sealed sealed) {
      findings.fields(post, sealed);
      findings.body(post, sealed);
    }
    preflight();
    quirks();
    var capacities = new ArrayList<PathCapacity>();
    var search = new CapacitySearch(outside, direct, probes);
    search.search(Protocol.HTTP_1_1).ifPresent(capacities::add);
    if (probes.https()) {
      Probe carry = probes.carry(Protocol.HTTP_2);
      if (outside.send(carry) instanceof Sealed sealed) {
        findings.fields(carry, sealed);
        size(Protocol.HTTP_2);
        search.search(Protocol.HTTP_2).ifPresent(capacities::add);
      }
    }
    return capacities;
  }

  /** One that somebody answers in the edge's stead, with success, is what CORS settings do. */
  private void preflight() throws InterruptedException, NoControlException {
    Probe preflight = probes.preflight();
    switch (outside.send(preflight)) {
      case Sealed sealed -> findings.fields(preflight, sealed);
      case Foreign refused when refused.status() >= BAD_REQUEST ->
          findings.refused(
              "access-control-request-method", HeaderFate.DROPPED, preflight, "", refused);
      case Foreign _, Reply.Broken _, Reply.NotOffered _, Reply.NotSent _ -> {}
    }
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

  private void size(Protocol protocol) throws InterruptedException, NoControlException {
    Probe big = probes.big(protocol);
    switch (outside.send(big)) {
      case Sealed refused when refused.isTooLarge() -> tooBig(big, refused);
      case Sealed sealed -> findings.fields(big, sealed);
      case Reply.NotSent _, Reply.NotOffered _ -> {}
      case Foreign refused -> tooBig(big, refused);
      case Reply.Broken refused -> tooBig(big, refused);
    }
  }

  private void tooBig(Probe big, Reply refused) throws InterruptedException {
    findings.refused(
        "authorization",
        HeaderFate.OVERSIZED,
        big,
        " with " + probes.bigBytes() + " bytes of it",
        refused);
  }

  private void wayBack(Probe probe) throws InterruptedException, NoControlException {
    findings.wayBack(probe, outside.send(probe));
  }

  private void lies(CanaryAnswer honest) throws InterruptedException {
    if (outside.send(probes.lies()) instanceof Sealed sealed) {
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
