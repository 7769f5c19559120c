package io.oauthedge.operator.status.headers;

import static io.oauthedge.operator.status.condition.ConditionReason.ANSWERED_BEFORE_EDGE;
import static io.oauthedge.operator.status.condition.ConditionReason.AWAITING_FIRST_ROUND;
import static io.oauthedge.operator.status.condition.ConditionReason.CANARY_DISABLED;
import static io.oauthedge.operator.status.condition.ConditionReason.EXTERNAL_ADDRESS_UNREACHABLE;
import static io.oauthedge.operator.status.condition.ConditionReason.HEADERS_HARMED;
import static io.oauthedge.operator.status.condition.ConditionReason.HEADERS_INTACT;
import static io.oauthedge.operator.status.condition.ConditionReason.NO_CONTROL_ROUND;
import static io.oauthedge.operator.status.condition.ConditionReason.NO_EXTERNAL_ADDRESS;
import static io.oauthedge.operator.status.condition.ConditionReason.PARTLY_JUDGED;
import static io.oauthedge.operator.status.condition.ConditionReason.PATH_NOT_EXTERNAL;

import io.oauthedge.operator.canary.CanaryRound.AnsweredBeforeEdge;
import io.oauthedge.operator.canary.CanaryRound.NoControl;
import io.oauthedge.operator.canary.CanaryRound.NotExternal;
import io.oauthedge.operator.canary.CanaryRound.NotSent;
import io.oauthedge.operator.canary.CanaryRound.Seen;
import io.oauthedge.operator.canary.CanaryRound.Unreachable;
import io.oauthedge.operator.canary.HeaderFinding;
import io.oauthedge.operator.canary.watch.PathVerdict;
import io.oauthedge.operator.canary.watch.StandingFinding;
import io.oauthedge.operator.provider.fix.Fixes;
import io.oauthedge.operator.status.condition.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * HeadersIntact: known requests arrived as sent, and provably came in from outside.
 *
 * <p>False only where harm was proven; what could not be tried is unknown. No message holds an
 * address: behind a balancer of several nodes it would read anew in every round.
 */
public final class HeadersIntactJudge {
  private static final String WHOLE_SO_FAR =
      "What every round tries, over HTTP/1.1, arrived as sent. Every fifth round tries the rest"
          + " again, and oauthedge.io/canary-now at once";

  private HeadersIntactJudge() {}

  /** The judgement, which no other rests on. */
  public static Judgement judge(HeaderFacts facts) {
    if (!facts.enabled()) {
      return Judgement.unknown(
          CANARY_DISABLED,
          "spec.headers.canary.enabled is false, so nothing proves that headers arrive.");
    }
    if (!facts.anyReady()) {
      return Judgement.unknown(
          NO_CONTROL_ROUND, "No pod is ready, so there is nothing to compare with; see Ready.");
    }
    return facts
        .verdict()
        .map(held -> judge(facts, held).of(held.generation()))
        .orElseGet(
            () ->
                Judgement.unknown(
                    AWAITING_FIRST_ROUND, "The canary has not finished its first rounds yet."));
  }

  private static Judgement judge(HeaderFacts facts, PathVerdict held) {
    return switch (held.outcome()) {
      case Seen _ -> seen(facts, held.unjudged().map(HeadersIntactJudge::unjudged));
      case NotExternal(_, String why) -> Judgement.unknown(PATH_NOT_EXTERNAL, sentences(why));
      case AnsweredBeforeEdge(_, String why) ->
          Judgement.unknown(
              ANSWERED_BEFORE_EDGE, sentences(why, Fixes.of(facts.provider()).beforeEdge()));
      case Unreachable(_, String why) ->
          Judgement.unknown(EXTERNAL_ADDRESS_UNREACHABLE, sentences(why));
      case NoControl(_, String why) -> Judgement.unknown(NO_CONTROL_ROUND, sentences(why));
      case NotSent(_, String why) -> Judgement.unknown(NO_EXTERNAL_ADDRESS, sentences(why));
    };
  }

  /** Half of a way that is whole is no whole way. */
  private static Judgement seen(HeaderFacts facts, Optional<String> unjudged) {
    List<HeaderFinding> findings = facts.findings().stream().map(StandingFinding::finding).toList();
    if (!findings.isEmpty()) {
      return Judgement.no(HEADERS_HARMED, sentences(harmed(facts, findings), unjudged.orElse("")));
    }
    return unjudged
        .map(rest -> Judgement.unknown(PARTLY_JUDGED, sentences(rest, WHOLE_SO_FAR)))
        .orElseGet(
            () ->
                Judgement.yes(
                    HEADERS_INTACT,
                    "Every header that is watched arrived as sent, by the way that"
                        + " status.headerIntegrity.path shows."));
  }

  private static String unjudged(String what) {
    return "Not judged: " + what;
  }

  /** Of several, all names first, since a long message is cut at its end. */
  private static String harmed(HeaderFacts facts, List<HeaderFinding> findings) {
    String each =
        findings.stream()
            .map(
                finding ->
                    HeaderFacts.brief(finding)
                        + ": "
                        + sentences(finding.evidence(), facts.fix(finding)))
            .collect(Collectors.joining(" "));
    String names = findings.stream().map(HeaderFinding::header).collect(Collectors.joining(", "));
    return findings.size() == 1 ? each : sentences("Harmed: " + names, each);
  }

  private static String sentences(String... parts) {
    return Stream.of(parts)
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .map(part -> part.endsWith(".") || part.endsWith(")") ? part : part + ".")
        .collect(Collectors.joining(" "));
  }
}
