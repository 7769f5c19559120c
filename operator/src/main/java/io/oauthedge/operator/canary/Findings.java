package io.oauthedge.operator.canary;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.canary.UpstreamEcho;
import io.oauthedge.operator.canary.compare.AnswerCheck;
import io.oauthedge.operator.canary.compare.Arrival;
import io.oauthedge.operator.canary.compare.BodyCheck;
import io.oauthedge.operator.canary.compare.EchoCheck;
import io.oauthedge.operator.canary.compare.FieldCheck;
import io.oauthedge.operator.canary.compare.Harm;
import io.oauthedge.operator.canary.compare.Loss;
import io.oauthedge.operator.canary.probe.Probe;
import io.oauthedge.operator.canary.probe.Protocol;
import io.oauthedge.operator.canary.probe.SentField;
import io.oauthedge.operator.canary.send.Reply;
import io.oauthedge.operator.canary.send.Reply.Foreign;
import io.oauthedge.operator.canary.send.Reply.Sealed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a round has found so far, each thing once, with its culprit: harmed outside alone is the
 * load balancer's doing, harmed straight to a pod too is the edge's.
 */
final class Findings {
  /** Names the request line among headers, as HTTP/2 does (RFC 9113 section 8.3.1). */
  static final String METHOD = ":method";

  /** Names what follows the head; no header can have this name. */
  static final String CONTENT = "request content";

  private final List<HeaderFinding> found = new ArrayList<>();
  private final Controls controls;

  Findings(Controls controls) {
    this.controls = controls;
  }

  List<HeaderFinding> all() {
    return List.copyOf(found);
  }

  /** Whether this is found already of the load balancer. */
  boolean has(String header, HeaderFate fate) {
    return found.stream()
        .anyMatch(
            finding ->
                finding.header().equals(header)
                    && finding.fate() == fate
                    && finding.hop() == Hop.LOAD_BALANCER);
  }

  /** Judges the watched fields of a probe that the edge answered. */
  void fields(Probe probe, Sealed reply) throws InterruptedException, NoControlException {
    var arrival = new Arrival(reply.answer().fields());
    for (SentField field : reply.sent()) {
      Optional<Harm> harm = field.watched() ? FieldCheck.of(field, arrival) : Optional.empty();
      if (harm.isPresent()) {
        add(field.name(), harm.get(), control(probe, field), sentence(probe, field, harm.get()));
      }
    }
    reply.answer().upstream().ifPresent(echo -> upstream(reply, echo));
  }

  private static String sentence(Probe probe, SentField field, Harm harm) {
    return "of "
        + field.value().length()
        + " bytes"
        + (probe.protocol() == Protocol.HTTP_2 ? " over HTTP/2 " : " ")
        + harm.what();
  }

  private Optional<Harm> control(Probe probe, SentField field)
      throws InterruptedException, NoControlException {
    Sealed control = controls.of(probe);
    var arrival = new Arrival(control.answer().fields());
    return control.sent().stream()
        .filter(sent -> sent.name().equals(field.name()))
        .findFirst()
        .flatMap(sent -> FieldCheck.of(sent, arrival));
  }

  private void upstream(Sealed reply, UpstreamEcho echo) {
    for (SentField field : reply.sent()) {
      if (field.watched()) {
        EchoCheck.of(field, echo)
            .ifPresent(
                harm ->
                    add(
                        new HeaderFinding(
                            lower(field.name()),
                            harm.fate(),
                            Hop.UPSTREAM,
                            "the edge sent it to the application, where it " + harm.what())));
      }
    }
  }

  /** Judges what arrived beside the fields: the method and the content. */
  void request(Probe probe, Sealed reply) throws InterruptedException, NoControlException {
    String method = reply.answer().request().method();
    if (!method.equals(probe.method())) {
      var harm = new Harm(HeaderFate.REPLACED, "was " + probe.method() + ", and arrived otherwise");
      boolean atPod = !controls.of(probe).answer().request().method().equals(probe.method());
      add(METHOD, harm, atPod ? Optional.of(harm) : Optional.empty(), harm.what());
    }
    Optional<Harm> harm = BodyCheck.of(probe, reply);
    if (harm.isPresent()) {
      add(CONTENT, harm.get(), BodyCheck.of(probe, controls.of(probe)), harm.get().what());
    }
  }

  /**
   * Judges a probe whose size, or whose mere presence of a field, made somebody refuse it.
   *
   * @param with what is special about the request, in words that follow "a request"
   */
  void refused(String header, HeaderFate fate, Probe probe, String with, Reply reply)
      throws InterruptedException, NoControlException {
    boolean carried = controls.isCarried(probe);
    add(
        new HeaderFinding(
            lower(header),
            fate,
            carried ? Hop.LOAD_BALANCER : Hop.EDGE,
            "a request"
                + with
                + (probe.protocol() == Protocol.HTTP_2 ? " over HTTP/2 " : " ")
                + refusal(reply)
                + (carried ? "; straight to a pod it arrives" : "; straight to a pod too")));
  }

  /** Judges the way back of a probe that was answered somehow. */
  void wayBack(Probe probe, Reply reply) throws InterruptedException, NoControlException {
    Map<String, Harm> harms = wayBackHarms(probe, reply);
    if (harms.isEmpty()) {
      return;
    }
    Map<String, Harm> atPod = wayBackHarms(probe, controls.of(probe));
    harms.forEach(
        (header, harm) -> add(header, harm, Optional.ofNullable(atPod.get(header)), harm.what()));
  }

  private static Map<String, Harm> wayBackHarms(Probe probe, Reply reply) {
    return switch (reply) {
      case Sealed sealed -> AnswerCheck.of(probe, sealed.status(), sealed.received(), true);
      case Foreign foreign -> AnswerCheck.of(probe, foreign.status(), foreign.received(), false);
      case Reply.Broken _, Reply.NotOffered _, Reply.NotSent _ -> Map.of();
    };
  }

  /** Takes what was judged elsewhere. */
  void add(List<Loss> losses) {
    losses.forEach(
        loss -> add(new HeaderFinding(loss.header(), loss.fate(), loss.hop(), loss.what())));
  }

  private void add(String header, Harm harm, Optional<Harm> atPod, String sentence) {
    boolean edge = atPod.filter(same -> same.fate() == harm.fate()).isPresent();
    add(
        new HeaderFinding(
            lower(header),
            harm.fate(),
            edge ? Hop.EDGE : Hop.LOAD_BALANCER,
            sentence + (edge ? "; straight to a pod too" : "; straight to a pod it is intact")));
  }

  private void add(HeaderFinding finding) {
    if (found.stream().noneMatch(finding::isSame)) {
      found.add(finding);
    }
  }

  /** For a message, after its subject. */
  static String refusal(Reply reply) {
    return switch (reply) {
      case Foreign foreign -> "is answered " + foreign.status() + " by " + foreign.who();
      case Reply.Broken broken -> "gets no answer: " + broken.why();
      case Sealed sealed -> "is answered " + sealed.status() + " by the edge";
      case Reply.NotOffered _ -> "is not spoken";
      case Reply.NotSent _ -> "was not sent: the round's bounds were reached";
    };
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
