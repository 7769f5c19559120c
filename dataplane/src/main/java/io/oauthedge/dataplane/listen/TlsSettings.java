package io.oauthedge.dataplane.listen;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the https listener proves itself with, and the least that it accepts (RFC 9325). */
public record TlsSettings(Buffer certificatePem, Buffer keyPem, String minVersion) {
  /** Forward secrecy and authenticated encryption alone (RFC 9325 section 4.2). */
  private static final List<String> SUITES =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  ServerSSLOptions options() {
    var options = new ServerSSLOptions();
    options.setSni(true);
    options.setUseAlpn(true);
    options.setKeyCertOptions(
        new PemKeyCertOptions().addCertValue(certificatePem).addKeyValue(keyPem));
    options.setEnabledSecureTransportProtocols(
        new LinkedHashSet<>(
            minVersion.equals("TLSv1.3") ? Set.of("TLSv1.3") : List.of("TLSv1.2", "TLSv1.3")));
    SUITES.forEach(options::addEnabledCipherSuite);
    return options;
  }
}
