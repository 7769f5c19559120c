package io.oauthedge.dataplane.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.report.FlowState;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowRoundsTest {
  /** Rounds in order, + good and - failed; three failures make it unhealthy, two good heal it. */
  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, '', UNKNOWN",
    "UNKNOWN, +, HEALTHY",
    "UNKNOWN, -, UNKNOWN",
    "UNKNOWN, --, UNKNOWN",
    "UNKNOWN, ---, UNHEALTHY",
    "UNKNOWN, --+, HEALTHY",
    "HEALTHY, --, HEALTHY",
    "HEALTHY, --+--, HEALTHY",
    "HEALTHY, ---, UNHEALTHY",
    "UNHEALTHY, +, UNHEALTHY",
    "UNHEALTHY, +-+, UNHEALTHY",
    "UNHEALTHY, ++, HEALTHY",
    "HEALTHY, ---++, HEALTHY"
  })
  void changesOnlyAfterAsManyRoundsAsTheThresholdsSay(
      FlowState before, String rounds, FlowState after) {
    assertThat(play(before, rounds).state()).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({"UNKNOWN, -, 1", "HEALTHY, --, 2", "HEALTHY, ---+, 0", "HEALTHY, -----, 5"})
  void countsFailuresInARow(FlowState before, String rounds, int failures) {
    assertThat(play(before, rounds).report().consecutiveFailures()).isEqualTo(failures);
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, -, token endpoint down",
    "HEALTHY, --, ''",
    "HEALTHY, ---, token endpoint down",
    "HEALTHY, ---+, token endpoint down",
    "HEALTHY, ---++, ''"
  })
  void saysWhatIsWrongUnlessHealthy(FlowState before, String rounds, String message) {
    assertThat(play(before, rounds).report().message()).isEqualTo(message);
  }

  private static FlowRounds play(FlowState before, String rounds) {
    FlowRounds state = FlowRounds.beginning(before);
    for (int i = 0; i < rounds.length(); i++) {
      state =
          rounds.charAt(i) == '+'
              ? state.succeeded(Instant.EPOCH, 2)
              : state.failed(Instant.EPOCH, 3, "token endpoint down");
    }
    return state;
  }
}
