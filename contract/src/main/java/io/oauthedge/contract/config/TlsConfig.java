package io.oauthedge.contract.config;

/**
 * TLS of the https listener.
 *
 * @param certificateFile PEM chain, leaf first
 * @param keyFile PEM private key in PKCS#8 or PKCS#1
 * @param minVersion {@code TLSv1.2} or {@code TLSv1.3}
 */
public record TlsConfig(String certificateFile, String keyFile, String minVersion) {
  public TlsConfig {
    Require.text(certificateFile, "listeners.tls.certificateFile");
    Require.text(keyFile, "listeners.tls.keyFile");
    if (!minVersion.equals("TLSv1.2") && !minVersion.equals("TLSv1.3")) {
      throw new IllegalArgumentException("listeners.tls.minVersion must be TLSv1.2 or TLSv1.3");
    }
  }
}
