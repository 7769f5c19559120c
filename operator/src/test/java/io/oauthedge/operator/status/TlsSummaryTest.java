package io.oauthedge.operator.status;

import static io.oauthedge.operator.fixture.Pods.ready;
import static io.oauthedge.operator.fixture.Pods.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.report.TlsReport;
import io.oauthedge.crds.v1alpha1.status.CertificateStatus;
import io.oauthedge.crds.v1alpha1.status.OAuthEdgeStatus;
import io.oauthedge.crds.v1alpha1.status.ServedCertificateStatus;
import io.oauthedge.crds.v1alpha1.status.TlsStatus;
import io.oauthedge.operator.fixture.Orders;
import io.oauthedge.operator.fixture.Reports;
import io.oauthedge.operator.status.judge.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TlsSummaryTest {
  private static final Instant OLD = Reports.START.plus(Duration.ofDays(20));
  private static final Instant NEW = Reports.START.plus(Duration.ofDays(90));
  private static final String SUBJECT = "CN=orders.example.com";

  @Test
  void whatPodsServeIsToldAndNotWhatTheSecretHolds() {
    OAuthEdgeStatus status = assemble(Reports.tls(OLD), Reports.tls(OLD));

    assertThat(status.tls()).isEqualTo(new TlsStatus("BoringSSL", null, List.of(served(OLD))));
    assertThat(status.certificate()).isEqualTo(new CertificateStatus(OLD.toString(), SUBJECT));
  }

  @Test
  void podsThatDifferAreBothToldAndTheFirstToEndCounts() {
    var jdk = new TlsReport("JDK", "netty-tcnative does not load", Reports.tls(NEW).certificates());

    OAuthEdgeStatus status = assemble(jdk, Reports.tls(OLD));

    assertThat(status.tls())
        .isEqualTo(
            new TlsStatus(
                "BoringSSL, JDK",
                "pod a: netty-tcnative does not load",
                List.of(served(NEW), served(OLD))));
    assertThat(status.certificate()).isEqualTo(new CertificateStatus(OLD.toString(), SUBJECT));
  }

  @Test
  void whileNoPodReportsACertificateTheSecretsIsTold() {
    OAuthEdgeStatus status = StatusAssembler.assemble(Facts.of(List.of()).seen(), Optional.empty());

    assertThat(status.tls()).isNull();
    assertThat(status.certificate())
        .isEqualTo(new CertificateStatus(Facts.FAR.toString(), SUBJECT));
  }

  private static ServedCertificateStatus served(Instant notAfter) {
    return new ServedCertificateStatus("orders-tls", List.of(), notAfter.toString(), SUBJECT);
  }

  private static OAuthEdgeStatus assemble(TlsReport first, TlsReport second) {
    return StatusAssembler.assemble(
        Facts.of(
                List.of(
                    said(ready("a"), Reports.withTls(Orders.config(1), first)),
                    said(ready("b"), Reports.withTls(Orders.config(1), second))))
            .seen(),
        Optional.empty());
  }
}
