package io.oauthedge.contract.tls;

import io.oauthedge.contract.Require;
import java.util.HashSet;
import java.util.List;

/**
 * TLS of the https listener.
 *
 * @param certificates at least one; the first serves every server name that no other names, and
 *     clients without SNI
 * @param minVersion {@code TLSv1.2} or {@code TLSv1.3}; {@code TLSv1.3} with {@link
 *     CipherPolicy#MODERN}
 */
public record TlsConfig(
    List<HostCertificate> certificates, String minVersion, CipherPolicy cipherPolicy) {
  public TlsConfig {
    certificates = Require.list(certificates, "listeners.tls.certificates");
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException("listeners.tls.certificates must have at least one entry");
    }
    Require.given(minVersion, "listeners.tls.minVersion");
    Require.given(cipherPolicy, "listeners.tls.cipherPolicy");
    if (!minVersion.equals("TLSv1.2") && !minVersion.equals("TLSv1.3")) {
      throw new IllegalArgumentException("listeners.tls.minVersion must be TLSv1.2 or TLSv1.3");
    }
    if (cipherPolicy == CipherPolicy.MODERN && !minVersion.equals("TLSv1.3")) {
      throw new IllegalArgumentException(
          "listeners.tls.minVersion must be TLSv1.3 with cipherPolicy MODERN");
    }
    var named = new HashSet<String>();
    certificates.stream()
        .flatMap(certificate -> certificate.hosts().stream())
        .filter(host -> !named.add(host))
        .findFirst()
        .ifPresent(
            host -> {
              throw new IllegalArgumentException(
                  "listeners.tls.certificates names the host " + host + " twice");
            });
  }
}
