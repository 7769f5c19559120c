package io.oauthedge.operator.canary;

import static io.oauthedge.contract.HeaderFate.DROPPED;
import static io.oauthedge.contract.HeaderFate.DUPLICATED;
import static io.oauthedge.contract.HeaderFate.REPLACED;
import static io.oauthedge.contract.Hop.EDGE;
import static io.oauthedge.contract.Hop.LOAD_BALANCER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.operator.canary.fake.FakeWay;
import io.oauthedge.operator.canary.probe.SentField;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest extends RoundFixture {
  @Test
  void requestsThatLookAsIfSentStraightToAPodProveNothing() throws InterruptedException {
    assertThat(through(FakeWay.direct())).isInstanceOf(CanaryRound.NotExternal.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.42.0.1", "100.64.1.1", "fd00::7"})
  void anotherPrivateAddressMayBeANodes(String peer) throws InterruptedException {
    assertThat(through(FakeWay.direct().from(peer)))
        .isInstanceOfSatisfying(
            CanaryRound.NotExternal.class,
            round -> {
              assertThat(round.path()).contains(peer);
              assertThat(round.why()).doesNotContain(peer);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.9", "2001:db8::7"})
  void anotherPublicAddressIsProof(String peer) throws InterruptedException {
    assertThat(through(FakeWay.direct().from(peer))).isInstanceOf(CanaryRound.Seen.class);
  }

  @Test
  void schemeThatIsWronglyToldOrNotAtAllIsFound() throws InterruptedException {
    outside.believing(_ -> false);
    assertFound().containsExactly(new Brief("x-forwarded-proto", DROPPED, LOAD_BALANCER));

    outside.adding("X-Forwarded-Proto", "http");
    assertFound().containsExactly(new Brief("x-forwarded-proto", REPLACED, LOAD_BALANCER));

    outside.distrusted();
    assertFound().containsExactly(new Brief("x-forwarded-proto", DROPPED, EDGE));
  }

  @Test
  void aSchemeThatAnyCallerMaySayIsFound() throws InterruptedException {
    outside.believing(lines -> lines.stream().noneMatch(l -> l.name().equals("X-Forwarded-Proto")));

    assertFound().containsExactly(new Brief("x-forwarded-proto", REPLACED, LOAD_BALANCER));
  }

  @Test
  void aClientThatAnyCallerMayPoseAsIsFound() throws InterruptedException {
    FakeWay careless =
        FakeWay.direct()
            .endingTls()
            .seenAs(
                lines ->
                    lines.stream()
                        .filter(line -> line.name().equals("X-Forwarded-For"))
                        .map(SentField::value)
                        .findFirst()
                        .orElse("10.9.9.9"));

    assertThat(seen(through(careless)).findings())
        .extracting(Brief::of)
        .containsExactly(new Brief("x-forwarded-for", REPLACED, LOAD_BALANCER));
  }

  @Test
  void aSecondEntryThatHidesTheClientIsFound() throws InterruptedException {
    outside.adding("X-Forwarded-For", "198.51.100.9").seenAs(_ -> "198.51.100.9");

    assertFound().containsExactly(new Brief("x-forwarded-for", DUPLICATED, LOAD_BALANCER));
  }

  @Test
  void aHostThatIsRewrittenIsFoundAndADefaultPortIsNot() throws InterruptedException {
    outside.askedFor("orders.example.com:443");
    assertFound().isEmpty();

    outside.askedFor("orders.example.com:80");
    assertFound().containsExactly(new Brief("host", REPLACED, LOAD_BALANCER));

    direct.askedFor("orders.example.com:80");
    assertFound().containsExactly(new Brief("host", REPLACED, EDGE));

    outside.askedFor("backend");
    assertFound().containsExactly(new Brief("host", REPLACED, LOAD_BALANCER));
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-Port,  8081",
    "X-Forwarded-Port,  80",
    "X-Forwarded-Port,  '8081, 8082'",
    "X-Forwarded-Host,  orders.example.com:8081",
    "Forwarded,         for=203.0.113.9;host=\"orders.example.com:8081\";proto=https"
  })
  void aPortThatNobodyCalledIsFoundWhereATrustedProxyNamesIt(String name, String value)
      throws InterruptedException {
    String header = name.toLowerCase(Locale.ROOT);
    outside.adding(name, value);
    assertFound().containsExactly(new Brief(header, REPLACED, LOAD_BALANCER));

    outside.distrusted();
    assertFound().isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-Port,  443",
    "X-Forwarded-Port,  '443, 8081'",
    "X-Forwarded-Port,  ''",
    "X-Forwarded-Port,  https",
    "X-Forwarded-Host,  orders.example.com",
    "X-Forwarded-Host,  orders.example.com:443",
    "Forwarded,         for=203.0.113.9;host=orders.example.com",
    "Forwarded,         for=\"[2001:db8::7]:4711\";by=10.0.0.1:8081;proto=https"
  })
  void aPortThatIsRightOrNotSaidIsNoFinding(String name, String value) throws InterruptedException {
    outside.adding(name, value);

    assertFound().isEmpty();
  }
}
