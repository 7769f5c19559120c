package io.oauthedge.contract.tls;

import io.oauthedge.contract.Require;
import java.util.Optional;

/**
 * What is made of clients' certificates (RFC 8446 section 4.3.2), on the edge's own connections and
 * on those of trusted proxies that state them in a header.
 *
 * @param caFile PEM certificates of the authorities that a client's chain must end in
 * @param crlFile PEM revocation lists of those authorities (RFC 5280 section 5); without it,
 *     revocation is not checked
 * @param header where trusted proxies state the certificate; everybody else's copies are dropped
 * @param forward whether the upstream gets the verified certificate as {@code Client-Cert} (RFC
 *     9440)
 */
public record ClientCertificateConfig(
    ClientCertificateMode mode,
    String caFile,
    Optional<String> crlFile,
    Optional<ClientCertificateHeader> header,
    boolean forward) {
  public ClientCertificateConfig {
    Require.given(mode, "listeners.clientCertificates.mode");
    Require.text(caFile, "listeners.clientCertificates.caFile");
  }
}
