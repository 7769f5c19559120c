package io.oauthedge.operator.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.operator.canary.fake.FakeWay;
import io.oauthedge.operator.canary.probe.Probe;
import io.oauthedge.operator.canary.probe.Probes;
import io.oauthedge.operator.canary.send.Reply;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.assertj.core.api.ListAssert;

/** Rounds on two ways that a test gives its faults. */
abstract class RoundFixture {
  private static final URI ORDERS = URI.create("https://orders.example.com");

  final FakeWay outside = FakeWay.outside();
  final FakeWay direct = FakeWay.direct();

  final ListAssert<Brief> assertFound() throws InterruptedException {
    return assertFound(CanaryScope.INTERVAL);
  }

  final ListAssert<Brief> assertFound(CanaryScope scope) throws InterruptedException {
    return assertThat(seen(run(scope)).findings().stream().map(Brief::of).toList());
  }

  final CanaryRound run(CanaryScope scope) throws InterruptedException {
    return run(scope, outside);
  }

  final CanaryRound through(FakeWay way) throws InterruptedException {
    return run(CanaryScope.INTERVAL, way);
  }

  private CanaryRound run(CanaryScope scope, FakeWay way) throws InterruptedException {
    return new Round(scope, ORDERS, "203.0.113.7 port 443", probes(), way, direct).run();
  }

  static Probes probes() {
    return new Probes(List.of("x_tenant", "Authorization"), true, 65_536);
  }

  static CanaryRound.Seen seen(CanaryRound round) {
    assertThat(round).isInstanceOf(CanaryRound.Seen.class);
    return (CanaryRound.Seen) round;
  }

  static boolean has(Probe probe, String name) {
    return probe.fields().stream().anyMatch(field -> field.name().equals(name));
  }

  static Function<Probe, Optional<Reply>> answering(int status, Predicate<Probe> which) {
    return replying(new Reply.Foreign(status, "nginx", List.of()), which);
  }

  static Function<Probe, Optional<Reply>> failing(Reply.Cause cause, Predicate<Probe> which) {
    return replying(new Reply.Broken(cause, "no answer from 203.0.113.7"), which);
  }

  static Function<Probe, Optional<Reply>> replying(Reply reply, Predicate<Probe> which) {
    return probe -> which.test(probe) ? Optional.of(reply) : Optional.empty();
  }

  /** A finding without its words. */
  record Brief(String header, HeaderFate fate, Hop hop) {
    static Brief of(HeaderFinding finding) {
      return new Brief(finding.header(), finding.fate(), finding.hop());
    }
  }
}
