package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.BearerError;
import io.oauthedge.contract.Reason;
import io.oauthedge.contract.report.ReasonCount;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** For each reason: answer, log line, metric, report and the docs' row say the same. */
class EveryReasonIT {
  /**
   * Not to be had by a client alone: a defect of the edge, more unknown tokens at once than a test
   * should make, keys that never came (KeysUnavailableIT), and a state that the health path tells.
   */
  private static final Set<Reason> ELSEWHERE =
      EnumSet.of(
          Reason.EDGE_FAILURE,
          Reason.VERIFIER_BUSY,
          Reason.KEYS_UNAVAILABLE,
          Reason.EDGE_NOT_READY);

  private static final Vertx VERTX = Vertx.vertx();
  private static Provocations provocations;

  @BeforeAll
  static void start() {
    provocations = new Provocations(VERTX);
  }

  @AfterAll
  static void stop() {
    provocations.close();
    VERTX.close().await();
  }

  static Stream<Reason> refusals() {
    return EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE)).stream().filter(r -> !r.isFinding());
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusal(Reason reason) {
    Provocations.Seen seen = provocations.provoke(reason);

    assertThat(seen.answer().status()).isEqualTo(reason.status());
    assertThat(seen.answer().reason()).isEqualTo(reason.name());
    assertThat(seen.answer().headers().get("cache-control")).isEqualTo("no-store");
    assertChallenge(seen.answer(), reason);
    JsonObject line = seen.edge().line(seen.answer().requestId());
    assertThat(line.getString("reason")).isEqualTo(reason.name());
    assertThat(line.getString("hop")).isEqualTo(seen.answer().hop());
    assertThat(line.getString("outcome")).isEqualTo("rejected");
    assertThat(line.getInteger("status")).isEqualTo(reason.status());
    assertCounted(seen.edge(), reason, "oauthedge_rejected_total");
  }

  @ParameterizedTest
  @EnumSource(names = {"UPSTREAM_REFUSED_VALID_TOKEN", "UPSTREAM_ABORTED", "CLIENT_ABORTED"})
  void finding(Reason reason) {
    Edge edge = provocations.find(reason);

    await()
        .until(
            () -> edge.lines().stream().anyMatch(l -> reason.name().equals(l.getString("reason"))));
    JsonObject line =
        edge.lines().stream()
            .filter(l -> reason.name().equals(l.getString("reason")))
            .findFirst()
            .orElseThrow();
    assertThat(line.getString("outcome")).isEqualTo("admitted");
    assertThat(line.getString("hop")).isEqualTo(reason.hop().name());
    assertCounted(edge, reason, "oauthedge_findings_total");
  }

  @Test
  void noTokenEverShowsInTheLog() {
    assertThat(provocations.allLines()).isNotEmpty().noneMatch(line -> line.contains("eyJ"));
  }

  @Test
  void theDocsHaveARowForEach() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "reasons.md"));

    for (Reason reason : Reason.values()) {
      String error = reason.error() == BearerError.NONE ? "–" : "`" + reason.error().code() + "`";
      assertThat(page)
          .contains(
              "`%s` | %d | %s | %s |"
                  .formatted(reason.name(), reason.status(), error, reason.hop().name()));
    }
  }

  private static void assertChallenge(Answer answer, Reason reason) {
    String challenge = answer.headers().get("www-authenticate");
    if (reason.error() != BearerError.NONE) {
      assertThat(challenge).startsWith("Bearer ").contains("error=\"" + reason.error().code());
    } else if (reason.status() == 401) {
      assertThat(challenge).startsWith("Bearer ").doesNotContain("error=");
    } else {
      assertThat(challenge).isNull();
    }
    if (reason.status() == 503 || reason.status() == 429) {
      assertThat(answer.headers().get("retry-after")).isNotEmpty();
    }
  }

  private static void assertCounted(Edge edge, Reason reason, String metric) {
    assertThat(edge.report().tally().reasons())
        .filteredOn(count -> count.reason() == reason)
        .extracting(ReasonCount::count)
        .allMatch(count -> count > 0)
        .isNotEmpty();
    assertThat(edge.probe("/metrics").body().toString())
        .containsPattern(metric + "\\{[^}]*reason=\"" + reason + "\"");
  }
}
