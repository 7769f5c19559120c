package io.oauthedge.contract.report;

import io.oauthedge.contract.Require;
import java.time.Instant;
import java.util.List;

/**
 * A certificate that is being served.
 *
 * @param hosts server names that it was configured for; empty for the default
 * @param certificateFile where it was read from
 * @param subject distinguished name (RFC 2253)
 * @param notAfter end of validity
 */
public record CertificateReport(
    List<String> hosts, String certificateFile, String subject, Instant notAfter) {
  public CertificateReport {
    hosts = Require.list(hosts, "tls.certificates[].hosts");
    Require.text(certificateFile, "tls.certificates[].certificateFile");
    Require.given(subject, "tls.certificates[].subject");
    Require.given(notAfter, "tls.certificates[].notAfter");
  }
}
