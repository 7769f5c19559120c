package io.oauthedge.operator.canary.watch;

import static io.oauthedge.operator.canary.CanaryScope.FULL;
import static io.oauthedge.operator.canary.CanaryScope.INTERVAL;
import static io.oauthedge.operator.fixture.Canaries.AUTHORIZATION_DROPPED;
import static io.oauthedge.operator.fixture.Canaries.CAPACITY;
import static io.oauthedge.operator.fixture.Canaries.FIRST;
import static io.oauthedge.operator.fixture.Canaries.SUBJECT;
import static io.oauthedge.operator.fixture.Canaries.TENANT_DROPPED;
import static io.oauthedge.operator.fixture.Canaries.harmed;
import static io.oauthedge.operator.fixture.Canaries.unreachable;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.operator.canary.CanaryRound;
import io.oauthedge.operator.canary.CanaryScope;
import io.oauthedge.operator.canary.HeaderFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TwoOfThreeTest {
  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
  private static final Optional<PathVerdict> NOTHING = Optional.empty();
  private static final HeaderFinding OTHER_WORDS =
      new HeaderFinding(
          AUTHORIZATION_DROPPED.header(),
          AUTHORIZATION_DROPPED.fate(),
          AUTHORIZATION_DROPPED.hop(),
          "other words");

  private final ArrayDeque<CanaryRound> rounds = new ArrayDeque<>();
  private final List<CanaryScope> asked = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = START;
  private Occasion occasion = FIRST;

  @Test
  void theFirstVerdictNeedsTwoRounds() throws Exception {
    PathVerdict verdict = confirm(FULL, NOTHING, harmed(FULL), harmed(INTERVAL));

    assertThat(verdict.outcome()).isInstanceOf(CanaryRound.Seen.class);
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.capacities()).containsExactly(CAPACITY);
    assertThat(asked).containsExactly(FULL, INTERVAL);
  }

  @Test
  void oneRoundIsEnoughToAgree() throws Exception {
    Optional<PathVerdict> clean = verdict(harmed(FULL), harmed(INTERVAL));

    PathVerdict same = confirm(INTERVAL, clean, harmed(INTERVAL));

    assertThat(same.saysSameAs(clean.orElseThrow())).isTrue();
    assertThat(same.findings()).isEmpty();
    assertThat(same.capacities()).containsExactly(CAPACITY);
    assertThat(asked).containsExactly(INTERVAL);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aLossIsFoundWithinOneTurn() throws Exception {
    Optional<PathVerdict> clean = verdict(harmed(FULL), harmed(INTERVAL));

    PathVerdict lossy =
        confirm(
            INTERVAL,
            clean,
            harmed(INTERVAL, AUTHORIZATION_DROPPED),
            harmed(INTERVAL, AUTHORIZATION_DROPPED));

    assertThat(lossy.findings())
        .containsExactly(new StandingFinding(AUTHORIZATION_DROPPED, INTERVAL, now));
    assertThat(asked).containsExactly(INTERVAL, INTERVAL);
  }

  @Test
  void aLossThatOneRoundOfThreeSawIsNoFinding() throws Exception {
    Optional<PathVerdict> clean = verdict(harmed(FULL), harmed(INTERVAL));

    PathVerdict still =
        confirm(
            INTERVAL,
            clean,
            harmed(INTERVAL, AUTHORIZATION_DROPPED),
            harmed(INTERVAL),
            harmed(INTERVAL));

    assertThat(still.findings()).isEmpty();
    assertThat(asked).hasSize(3);
    assertThat(pauses).containsExactly(TwoOfThree.BETWEEN, TwoOfThree.BETWEEN);
  }

  @Test
  void aFindingIsClearedByTwoCleanRoundsAndKeptByTwoOfThree() throws Exception {
    Optional<PathVerdict> lossy = lossy();

    assertThat(confirm(INTERVAL, lossy, harmed(INTERVAL), harmed(INTERVAL)).findings()).isEmpty();
    PathVerdict kept =
        confirm(
            INTERVAL,
            lossy,
            harmed(INTERVAL),
            harmed(INTERVAL, AUTHORIZATION_DROPPED),
            harmed(INTERVAL, AUTHORIZATION_DROPPED));
    assertThat(kept.findings()).extracting(StandingFinding::since).containsExactly(START);
  }

  @Test
  void aFindingKeepsItsTimeAndItsWordsWhileNothingChanges() throws Exception {
    Optional<PathVerdict> lossy = lossy();
    now = START.plusSeconds(60);

    PathVerdict later = confirm(INTERVAL, lossy, harmed(INTERVAL, OTHER_WORDS));

    assertThat(later.findings()).isEqualTo(lossy.orElseThrow().findings());
    assertThat(later.at()).isEqualTo(now);
  }

  @Test
  void aFindingKeepsItsWordsInALongVoteTooUntilThereIsAnotherOccasion() throws Exception {
    Optional<PathVerdict> lossy = lossy();
    CanaryRound otherWords = harmed(INTERVAL, OTHER_WORDS);

    assertThat(confirm(INTERVAL, lossy, harmed(INTERVAL), otherWords, otherWords).findings())
        .isEqualTo(lossy.orElseThrow().findings());
    occasion = new Occasion(2, "");
    assertThat(confirm(INTERVAL, lossy, otherWords).findings())
        .containsExactly(new StandingFinding(OTHER_WORDS, INTERVAL, START));
  }

  @Test
  void aVerdictSpeaksOfTheOccasionOfItsNewestRound() throws Exception {
    PathVerdict first = verdict(harmed(FULL), harmed(INTERVAL)).orElseThrow();
    occasion = new Occasion(2, "");

    PathVerdict second = confirm(FULL, Optional.of(first), harmed(FULL));

    assertThat(first.generation()).isEqualTo(1);
    assertThat(second.generation()).isEqualTo(2);
    assertThat(second.saysSameAs(first)).isFalse();
  }

  @Test
  void aSecondLossIsConfirmedBesideTheFirst() throws Exception {
    PathVerdict both =
        confirm(
            INTERVAL,
            lossy(),
            harmed(INTERVAL, AUTHORIZATION_DROPPED, TENANT_DROPPED),
            harmed(INTERVAL, AUTHORIZATION_DROPPED, TENANT_DROPPED));

    assertThat(both.findings())
        .extracting(StandingFinding::finding)
        .containsExactly(AUTHORIZATION_DROPPED, TENANT_DROPPED);
  }

  @Test
  void whatOnlyFullRoundsSeeOnlyTheyClear() throws Exception {
    Optional<PathVerdict> lossy =
        verdict(harmed(FULL, TENANT_DROPPED), harmed(INTERVAL), harmed(FULL, TENANT_DROPPED));
    assertThat(lossy.orElseThrow().findings())
        .containsExactly(new StandingFinding(TENANT_DROPPED, FULL, START));

    assertThat(confirm(INTERVAL, lossy, harmed(INTERVAL)).findings()).hasSize(1);
    assertThat(confirm(FULL, lossy, harmed(FULL), harmed(INTERVAL), harmed(FULL)).findings())
        .isEmpty();
  }

  @Test
  void anAddressThatAnswersNoMoreIsUnknownAfterTwoRoundsAndKnownAgainAfterTwo() throws Exception {
    Optional<PathVerdict> lossy = lossy();

    PathVerdict blind = confirm(INTERVAL, lossy, unreachable(), unreachable());
    assertThat(blind.outcome()).isEqualTo(unreachable());
    assertThat(blind.findings()).isEmpty();
    assertThat(blind.pathFindings().findings()).isEmpty();

    PathVerdict blip =
        confirm(
            INTERVAL,
            lossy,
            unreachable(),
            harmed(INTERVAL, AUTHORIZATION_DROPPED),
            harmed(INTERVAL, AUTHORIZATION_DROPPED));
    assertThat(blip.findings()).hasSize(1);
  }

  @Test
  void roundsOfWhichNoTwoAgreeChangeNothing() throws Exception {
    Optional<PathVerdict> lossy = lossy();
    CanaryRound before = new CanaryRound.AnsweredBeforeEdge("", "403");

    PathVerdict kept = confirm(INTERVAL, lossy, unreachable(), harmed(INTERVAL), before);
    assertThat(kept.findings()).isEqualTo(lossy.orElseThrow().findings());

    PathVerdict unknown = confirm(FULL, NOTHING, harmed(FULL), unreachable(), before);
    assertThat(unknown.outcome()).isEqualTo(unreachable());
  }

  @Test
  void whatTwoFullRoundsCouldNotJudgeIsNamedUntilOneCould() throws Exception {
    PathVerdict partly = confirm(FULL, NOTHING, partly(), harmed(INTERVAL), partly());
    assertThat(partly.unjudged()).hasValue("HTTP/2, since it is busy");

    PathVerdict still = confirm(INTERVAL, Optional.of(partly), harmed(INTERVAL));
    assertThat(still.unjudged()).isEqualTo(partly.unjudged());
    assertThat(still.needsFullRounds()).isTrue();

    assertThat(confirm(FULL, Optional.of(still), harmed(FULL)).unjudged()).isEmpty();
  }

  @Test
  void oneRoundThatCouldNotJudgeAllTakesNothingBack() throws Exception {
    Optional<PathVerdict> whole = verdict(harmed(FULL), harmed(INTERVAL));

    PathVerdict same = confirm(FULL, whole, partly(), harmed(INTERVAL), harmed(FULL));
    assertThat(same.unjudged()).isEmpty();

    PathVerdict partly = confirm(FULL, whole, partly(), harmed(INTERVAL), partly());
    assertThat(partly.unjudged()).isPresent();
  }

  @Test
  void aRoundThatCouldNotJudgeAllClearsNothingThatOnlyFullRoundsSee() throws Exception {
    Optional<PathVerdict> lossy =
        verdict(harmed(FULL, TENANT_DROPPED), harmed(INTERVAL), harmed(FULL, TENANT_DROPPED));

    PathVerdict kept = confirm(FULL, lossy, partly(), harmed(INTERVAL), partly());

    assertThat(kept.findings()).isEqualTo(lossy.orElseThrow().findings());
  }

  private static CanaryRound partly() {
    return new CanaryRound.Seen(
        FULL, "", List.of(), List.of(CAPACITY), Optional.of("HTTP/2, since it is busy"));
  }

  private Optional<PathVerdict> lossy() throws InterruptedException {
    return verdict(harmed(FULL, AUTHORIZATION_DROPPED), harmed(INTERVAL, AUTHORIZATION_DROPPED));
  }

  private Optional<PathVerdict> verdict(CanaryRound... given) throws InterruptedException {
    return Optional.of(confirm(FULL, NOTHING, given));
  }

  /** Asks for exactly the rounds given. */
  private PathVerdict confirm(
      CanaryScope scope, Optional<PathVerdict> standing, CanaryRound... given)
      throws InterruptedException {
    asked.clear();
    pauses.clear();
    rounds.addAll(List.of(given));
    var turn =
        new TwoOfThree(
            (subject, next) -> {
              asked.add(next);
              return rounds.remove();
            },
            () -> now,
            pauses::add,
            _ -> {});
    PathVerdict verdict = turn.confirm(SUBJECT, scope, occasion, standing);
    assertThat(rounds).as("rounds that were not asked for").isEmpty();
    return verdict;
  }
}
