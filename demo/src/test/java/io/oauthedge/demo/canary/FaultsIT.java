package io.oauthedge.demo.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.demo.canary.front.Front;
import io.oauthedge.demo.canary.front.Haproxy;
import io.oauthedge.operator.canary.CanaryRound;
import io.oauthedge.operator.canary.CanaryScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault of a real proxy, on and off: what a full round says of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {
  private static final Path PAGE = Path.of("..", "docs", "header-integrity-table.md");

  private final Map<Fault, CanaryRound> on = new LinkedHashMap<>();
  private final Map<Fault, CanaryRound> off = new LinkedHashMap<>();
  private Lab lab;

  @BeforeAll
  void sendRounds() {
    lab = new Lab();
    faults()
        .forEach(
            fault -> {
              on.put(fault, round(fault, fault.on()));
              off.put(fault, round(fault, fault.off()));
            });
  }

  @AfterAll
  void stopLab() {
    lab.close();
  }

  static List<Fault> faults() {
    return Faults.all().toList();
  }

  private CanaryRound round(Fault fault, Fault.Start proxy) {
    try (Front front = proxy.apply(lab.edge().httpAuthority(), lab.certificates())) {
      return lab.round(CanaryScope.FULL, front.port(), fault.preserve().toArray(String[]::new));
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsReportedAsWhatItIs(Fault fault) {
    CanaryRound round = round(on, fault);

    assertThat(Reported.of(round)).isEqualTo(fault.reported());
    assertThat(Reported.evidence(round)).contains(fault.evidence());
    assertThat(Reported.fixes(round, fault.provider())).hasSameSizeAs(fault.reported());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void withoutTheFaultNothingIsReported(Fault fault) {
    assertThat(Reported.of(round(off, fault))).isEmpty();
  }

  @Test
  void thePageShowsWhatWasReported() throws IOException {
    String table = ConfusionTable.of(on, off);
    if (Boolean.getBoolean("oauthedge.regenerate")) {
      Files.writeString(PAGE, table);
    }

    assertThat(PAGE).as("run make header-table and commit the result").exists().hasContent(table);
  }

  @Test
  void aWayThatReadsNothingProvesNothing() {
    CanaryRound round = passing("127.0.0.3");

    assertThat(Reported.of(round)).containsExactly("NotExternal");
    assertThat(round.path()).contains("arrived from 127.0.0.3");
  }

  /** Whoever trusts what reads nothing lets callers say who they are, and hears of no scheme. */
  @Test
  void aTrustedWayThatReadsNothingPassesLiesOn() {
    assertThat(Reported.of(passing(Front.SOURCE)))
        .containsExactly(
            "x-forwarded-proto DROPPED LOAD_BALANCER", "x-forwarded-for REPLACED LOAD_BALANCER");
  }

  private CanaryRound passing(String source) {
    String edge = lab.edge().address() + ":" + lab.edge().httpsPort();
    try (Front front = Haproxy.passing(source, edge, lab.certificates())) {
      return lab.round(CanaryScope.FULL, front.port());
    }
  }

  private static CanaryRound round(Map<Fault, CanaryRound> rounds, Fault fault) {
    return rounds.entrySet().stream()
        .filter(entry -> entry.getKey().toString().equals(fault.toString()))
        .findFirst()
        .orElseThrow()
        .getValue();
  }
}
