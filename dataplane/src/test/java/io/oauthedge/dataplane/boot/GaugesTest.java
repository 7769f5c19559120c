package io.oauthedge.dataplane.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oauthedge.contract.report.CertificateReport;
import io.oauthedge.contract.report.TlsReport;
import io.oauthedge.dataplane.observe.MetricNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GaugesTest {
  private static final Instant SOON = Instant.parse("2026-11-01T10:00:00Z");
  private static final Instant LATE = SOON.plus(Duration.ofDays(90));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Gauges gauges = new Gauges(registry);

  @Test
  void eachCertificateHasItsEndAndARenewedOneItsNewEnd() {
    gauges.tls(report(certificate("/orders/tls.crt", SOON), certificate("/shop/tls.crt", SOON)));

    gauges.tls(report(certificate("/orders/tls.crt", LATE), certificate("/shop/tls.crt", SOON)));

    assertThat(ends()).isEqualTo(Map.of("/orders/tls.crt", LATE, "/shop/tls.crt", SOON));
  }

  @Test
  void whatIsNoLongerServedIsShownNoMore() {
    gauges.tls(report(certificate("/orders/tls.crt", SOON), certificate("/shop/tls.crt", SOON)));

    gauges.tls(report(certificate("/orders/tls.crt", SOON)));

    assertThat(ends()).isEqualTo(Map.of("/orders/tls.crt", SOON));
  }

  @Test
  void theProviderIsNamed() {
    gauges.tls(report());

    assertThat(registry.find(MetricNames.TLS_PROVIDER).tag("provider", "JDK").gauge())
        .satisfies(gauge -> assertThat(gauge.value()).isEqualTo(1));
  }

  private Map<String, Instant> ends() {
    return registry.find(MetricNames.CERTIFICATE_NOT_AFTER).gauges().stream()
        .collect(
            Collectors.toMap(
                gauge -> gauge.getId().getTag("file"),
                gauge -> Instant.ofEpochSecond((long) gauge.value())));
  }

  private static TlsReport report(CertificateReport... certificates) {
    return new TlsReport("JDK", "", List.of(certificates));
  }

  private static CertificateReport certificate(String file, Instant end) {
    return new CertificateReport(List.of(), file, "CN=orders.example.com", end);
  }
}
