package io.oauthedge.operator.status.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oauthedge.operator.plan.EdgeNames;
import io.oauthedge.operator.resolve.FieldPaths;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CertificateMetricsTest {
  private static final EdgeNames ORDERS = new EdgeNames("shop", "orders");
  private static final EdgeNames STOCK = new EdgeNames("shop", "stock");
  private static final Instant SOON = Instant.parse("2026-11-01T10:00:00Z");
  private static final Instant LATE = SOON.plus(Duration.ofDays(30));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CertificateMetrics metrics = new CertificateMetrics(registry);

  @Test
  void eachFieldOfEachEdgeHasItsEndInSeconds() {
    metrics.hold(ORDERS, List.of(list("CN=clients", SOON), certificate(LATE)));
    metrics.hold(STOCK, List.of(certificate(SOON)));

    assertThat(ends())
        .isEqualTo(
            Map.of(
                "orders " + FieldPaths.CLIENT_AUTHORITY, SOON,
                "orders " + FieldPaths.TLS_SECRET, LATE,
                "stock " + FieldPaths.TLS_SECRET, SOON));
  }

  @Test
  void ofSeveralListsInOneSecretTheFirstToEndIsShown() {
    metrics.hold(ORDERS, List.of(list("CN=partners", SOON), list("CN=clients", LATE)));

    assertThat(ends()).isEqualTo(Map.of("orders " + FieldPaths.CLIENT_AUTHORITY, SOON));
  }

  @Test
  void aRenewalTakesThePlaceOfWhatWasThere() {
    metrics.hold(ORDERS, List.of(list("CN=clients", SOON), certificate(SOON)));

    metrics.hold(ORDERS, List.of(certificate(LATE)));

    assertThat(ends()).isEqualTo(Map.of("orders " + FieldPaths.TLS_SECRET, LATE));
  }

  @Test
  void anEdgeThatIsGoneIsShownNoMore() {
    metrics.hold(ORDERS, List.of(certificate(SOON)));
    metrics.hold(STOCK, List.of(certificate(LATE)));

    metrics.forget(ORDERS);

    assertThat(ends()).isEqualTo(Map.of("stock " + FieldPaths.TLS_SECRET, LATE));
  }

  private Map<String, Instant> ends() {
    return registry.find("oauthedge.operator.certificate.not.after").gauges().stream()
        .collect(
            Collectors.toMap(
                gauge -> gauge.getId().getTag("name") + " " + gauge.getId().getTag("field"),
                CertificateMetricsTest::end));
  }

  private static Instant end(Gauge gauge) {
    return Instant.ofEpochSecond((long) gauge.value());
  }

  private static Expiry certificate(Instant end) {
    return new Expiry(
        FieldPaths.TLS_SECRET, "orders-tls", "certificate", "CN=orders", Instant.EPOCH, end);
  }

  private static Expiry list(String issuer, Instant end) {
    return new Expiry(
        FieldPaths.CLIENT_AUTHORITY, "clients", "revocation list", issuer, Instant.EPOCH, end);
  }
}
