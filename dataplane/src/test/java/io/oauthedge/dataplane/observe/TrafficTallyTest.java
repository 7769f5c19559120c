package io.oauthedge.dataplane.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.contract.report.FateCount;
import io.oauthedge.contract.report.ReasonCount;
import io.oauthedge.dataplane.token.HeaderEvidence;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.token.Rejection.HeaderFinding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrafficTallyTest {
  private final TrafficTally tally = new TrafficTally();

  private static ExchangeRecord exchange(
      Outcome outcome, Optional<Rejection> cause, HeaderEvidence... watched) {
    return new ExchangeRecord(
        Instant.EPOCH,
        outcome,
        cause,
        List.of(watched),
        new ExchangeRecord.Identity("r", "t", Map.of()),
        new ExchangeRecord.Asked("192.0.2.1", "192.0.2.1", "GET", "/", "HTTP/1.1", true, ""),
        new ExchangeRecord.Served("shop", "all", "default", 200, 200, false),
        new ExchangeRecord.Durations(1, 1, 1),
        new ExchangeRecord.Sizes(0, 0, 0, 0));
  }

  @Test
  void outcomesAddUpToRequests() {
    tally.count(exchange(Outcome.ADMITTED, Optional.empty()));
    tally.count(exchange(Outcome.OPEN, Optional.empty()));
    tally.count(exchange(Outcome.REJECTED, Optional.of(Rejection.of(Reason.TOKEN_EXPIRED, ""))));

    assertThat(tally.snapshot().requests()).isEqualTo(3);
    assertThat(tally.snapshot().admitted()).isEqualTo(1);
    assertThat(tally.snapshot().open()).isEqualTo(1);
    assertThat(tally.snapshot().rejected()).isEqualTo(1);
  }

  @Test
  void aFindingIsNoRejection() {
    tally.count(
        exchange(
            Outcome.ADMITTED, Optional.of(Rejection.of(Reason.UPSTREAM_REFUSED_VALID_TOKEN, ""))));

    assertThat(tally.snapshot().rejected()).isZero();
    assertThat(tally.snapshot().reasons())
        .containsExactly(new ReasonCount(Reason.UPSTREAM_REFUSED_VALID_TOKEN, Hop.UPSTREAM, 1));
  }

  @Test
  void headerFatesOfRefusalsAndOfWatchedHeadersAreCounted() {
    tally.count(
        exchange(
            Outcome.REJECTED,
            Optional.of(
                Rejection.ofAuthorization(
                    Reason.AUTHORIZATION_MOVED, Hop.LOAD_BALANCER, HeaderFate.MOVED, "")),
            new HeaderEvidence(
                new HeaderFinding("x-tenant", HeaderFate.DUPLICATED), Hop.CLIENT, "2 lines")));

    assertThat(tally.snapshot().headerFates())
        .containsExactly(
            new FateCount("authorization", HeaderFate.MOVED, Hop.LOAD_BALANCER, 1),
            new FateCount("x-tenant", HeaderFate.DUPLICATED, Hop.CLIENT, 1));
  }
}
