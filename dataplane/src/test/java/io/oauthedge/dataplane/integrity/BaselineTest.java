package io.oauthedge.dataplane.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.dataplane.integrity.Loss.OfMany;
import io.oauthedge.dataplane.integrity.Loss.OfOneClient;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest extends BaselineFixture {
  @Test
  void aLossThatBefallsManyAtOnceIsNoClientsDoing() {
    population(12, PROGRAMS);

    allLose(12, PROGRAMS);

    assertThat(lost(client(0, PROGRAMS))).isEqualTo(new OfMany(12, 0));
  }

  @Test
  void oneLogoutAmongManyIsThisClientsDoing() {
    population(12, PROGRAMS);
    now += 4_000;

    assertThat(lost(client(0, PROGRAMS))).isEqualTo(new OfOneClient(4_000, true));
  }

  @Test
  void aDeployOfOneProgramIsNoLossOfTheBalancer() {
    List<String> oneProgram = List.of("shop-app/7.1 (iPhone)", "shop-app/7.1 (iPad)");
    population(40, oneProgram);

    allLose(40, oneProgram);

    assertThat(lost(client(0, oneProgram))).isInstanceOf(OfOneClient.class);
  }

  @Test
  void aDeployOfOneProgramIsNoneEvenWhileTwoOthersLogOut() {
    List<String> twoOthers =
        IntStream.range(0, 40).mapToObj(i -> i < 2 ? "curl/8.5" : "shop-app/7.1").toList();
    population(40, twoOthers);

    allLose(40, twoOthers);

    assertThat(lost(client(9, twoOthers))).isInstanceOf(OfOneClient.class);
  }

  @Test
  void oneAddressWithManyProgramsIsOneClient() {
    for (int round = 0; round < Baseline.STEADY; round++) {
      for (int i = 0; i < 40; i++) {
        bring(baseline.visit("192.0.2.1", "scanner-" + i + "/1", 1, now));
      }
    }
    now += 1_000;
    for (int i = 0; i < 40; i++) {
      lost(baseline.visit("192.0.2.1", "scanner-" + i + "/1", 1, now));
    }
    now += 1_000;

    assertThat(lost(baseline.visit("192.0.2.1", "scanner-3/1", 1, now)))
        .isInstanceOf(OfOneClient.class);
  }

  @Test
  void oneIpv6NetworkIsOneAddress() {
    for (int round = 0; round < Baseline.STEADY; round++) {
      for (int i = 0; i < 40; i++) {
        bring(neighbour(i));
      }
    }
    now += 1_000;
    for (int i = 0; i < 40; i++) {
      lost(neighbour(i));
    }
    now += 1_000;

    assertThat(lost(neighbour(3))).isInstanceOf(OfOneClient.class);
  }

  private Visit neighbour(int number) {
    String address = number % 2 == 0 ? "2001:db8::" + number : "2001:DB8:0:0:0:0:1:" + number;
    return baseline.visit(address, PROGRAMS.get(number % PROGRAMS.size()), 1, now);
  }

  @Test
  void whoStoppedEarlierIsNoneOfTheCrowdWhoeverIsAskedFirst() {
    population(13, PROGRAMS);
    lost(client(12, PROGRAMS));
    now += 40_000;
    population(12, PROGRAMS);

    allLose(12, PROGRAMS);

    assertThat(lost(client(12, PROGRAMS))).isInstanceOf(OfOneClient.class);
    assertThat(lost(client(0, PROGRAMS))).isEqualTo(new OfMany(12, 0));
    assertThat(lost(client(12, PROGRAMS))).isInstanceOf(OfOneClient.class);
  }

  @Test
  void aCutIsNotTheWaysWhereLongerOnesArriveWhole() {
    population(1, PROGRAMS);
    Visit stranger = baseline.visit("198.51.100.1", "curl/8.5", 1, now);

    assertThat(baseline.admits(HeaderFate.TRUNCATED, stranger, HEADER, 899)).isFalse();
    assertThat(baseline.admits(HeaderFate.TRUNCATED, stranger, HEADER, 900)).isTrue();
    assertThat(baseline.admits(HeaderFate.DROPPED, stranger, HEADER, 0)).isTrue();
  }

  @Test
  void strangersWithoutTokensAreNotKnownAndChangeNothing() {
    population(12, PROGRAMS);

    assertThat(lost(baseline.visit("198.51.100.1", "zgrab/0.x", 1, now)))
        .isEqualTo(new Loss.Unknown());
  }

  @ParameterizedTest
  @CsvSource({"7, 0, false", "8, 0, true", "20, 2, true", "20, 3, false", "40, 40, false"})
  void itTakesEightAddressesAndAtMostATenthThatStillBringsIt(int lose, int keep, boolean accused) {
    population(lose + keep, PROGRAMS);
    allLose(lose, PROGRAMS);
    for (int i = lose; i < lose + keep; i++) {
      bring(client(i, PROGRAMS));
    }

    assertThat(lost(client(0, PROGRAMS)) instanceof OfMany).isEqualTo(accused);
  }

  @Test
  void whoStopsOneAfterTheOtherDoesSoByItself() {
    population(40, PROGRAMS);
    for (int i = 0; i < 40; i++) {
      now += 20_000;
      for (int before = 0; before <= i; before++) {
        lost(client(before, PROGRAMS));
      }
      for (int other = i + 1; other < 40; other++) {
        bring(client(other, PROGRAMS));
      }
    }

    assertThat(lost(client(39, PROGRAMS))).isInstanceOf(OfOneClient.class);
  }

  @Test
  void theBlameLastsAsLongAsTheLoss() {
    population(12, PROGRAMS);
    allLose(12, PROGRAMS);

    for (int minute = 0; minute < 30; minute++) {
      now += 30_000;
      for (int i = 0; i < 12; i++) {
        lost(client(i, PROGRAMS));
      }
    }

    assertThat(lost(client(5, PROGRAMS))).isInstanceOf(OfMany.class);
  }

  @Test
  void theBlameEndsWithTheLoss() {
    population(12, PROGRAMS);
    allLose(12, PROGRAMS);
    now += 1_000;
    for (int round = 0; round < Baseline.STEADY; round++) {
      for (int i = 0; i < 12; i++) {
        bring(client(i, PROGRAMS));
      }
    }

    assertThat(lost(client(0, PROGRAMS))).isInstanceOf(OfOneClient.class);
  }

  @Test
  void whoseTokenHasRunOutHasAReasonToStop() {
    for (int round = 0; round < Baseline.STEADY; round++) {
      for (int i = 0; i < 12; i++) {
        baseline.brought(client(i, PROGRAMS), HEADER, 900, now + 500);
      }
    }

    allLose(12, PROGRAMS);

    assertThat(lost(client(0, PROGRAMS))).isInstanceOf(OfOneClient.class);
  }

  @Test
  void whoBringsItNowAndThenIsNotExpectedTo() {
    for (int i = 0; i < 12; i++) {
      bring(client(i, PROGRAMS));
    }

    allLose(12, PROGRAMS);

    assertThat(lost(client(0, PROGRAMS))).isEqualTo(new OfOneClient(2_000, false));
  }

  @Test
  void librariesThatDropItAtARedirectDoSoByThemselves() {
    population(12, PROGRAMS);
    for (int i = 0; i < 12; i++) {
      baseline.redirected(client(i, PROGRAMS));
    }

    allLose(12, PROGRAMS);

    assertThat(lost(client(0, PROGRAMS))).isEqualTo(new Loss.AfterRedirect(2_000));
  }

  @Test
  void differentFatesAreDifferentLosses() {
    population(12, PROGRAMS);
    now += 1_000;
    for (int i = 0; i < 12; i++) {
      HeaderFate fate = i % 2 == 0 ? HeaderFate.DROPPED : HeaderFate.MANGLED;
      baseline.lost(client(i, PROGRAMS), HEADER, fate);
    }
    now += 1_000;

    assertThat(lost(client(0, PROGRAMS))).isInstanceOf(OfOneClient.class);
  }
}
