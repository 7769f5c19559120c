package io.oauthedge.operator.status.certificate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.oauthedge.operator.plan.EdgeNames;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * {@code oauthedge_operator_certificate_not_after_seconds}: when what a Secret holds ends, in
 * seconds since 1970. Thread-safe.
 */
public final class CertificateMetrics {
  private final MultiGauge ends;
  private final Map<EdgeNames, List<Expiry>> held = new ConcurrentHashMap<>();

  public CertificateMetrics(MeterRegistry registry) {
    ends =
        MultiGauge.builder("oauthedge.operator.certificate.not.after")
            .description("End of a certificate or revocation list, in seconds since 1970")
            .baseUnit("seconds")
            .register(registry);
  }

  /** Takes what an edge's Secrets hold now, the first to end first. */
  public void hold(EdgeNames edge, List<Expiry> expiries) {
    if (!expiries.equals(held.put(edge, List.copyOf(expiries)))) {
      publish();
    }
  }

  /** Drops an edge that is gone. */
  public void forget(EdgeNames edge) {
    if (held.remove(edge) != null) {
      publish();
    }
  }

  private synchronized void publish() {
    ends.register(
        held.entrySet().stream()
            .<MultiGauge.Row<?>>flatMap(
                edge -> first(edge.getValue()).map(one -> row(edge.getKey(), one)))
            .toList(),
        true);
  }

  /** Of several lists in one Secret the first to end: one meter can show no more. */
  private static Stream<Expiry> first(List<Expiry> expiries) {
    var seen = new HashSet<String>();
    return expiries.stream().filter(one -> seen.add(one.secretName() + " " + one.field()));
  }

  private static MultiGauge.Row<Number> row(EdgeNames edge, Expiry expiry) {
    return MultiGauge.Row.of(
        Tags.of(
            "namespace", edge.namespace(),
            "name", edge.edge(),
            "secret", expiry.secretName(),
            "field", expiry.field()),
        expiry.notAfter().getEpochSecond());
  }
}
