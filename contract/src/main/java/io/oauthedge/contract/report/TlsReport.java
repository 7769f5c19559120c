package io.oauthedge.contract.report;

import io.oauthedge.contract.Require;
import java.util.List;

/**
 * What the https listener serves with.
 *
 * @param provider which implementation speaks TLS: {@code BoringSSL} or {@code JDK}
 * @param providerMessage why it is not the fastest one; empty when it is
 * @param certificates those in use, the default first; empty without TLS
 */
public record TlsReport(
    String provider, String providerMessage, List<CertificateReport> certificates) {
  public TlsReport {
    Require.given(provider, "tls.provider");
    Require.given(providerMessage, "tls.providerMessage");
    certificates = Require.list(certificates, "tls.certificates");
  }
}
