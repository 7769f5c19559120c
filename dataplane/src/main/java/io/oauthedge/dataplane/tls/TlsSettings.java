package io.oauthedge.dataplane.tls;

import io.oauthedge.contract.report.CertificateReport;
import io.oauthedge.contract.tls.CipherPolicy;
import io.oauthedge.contract.tls.HostCertificate;
import io.oauthedge.contract.tls.TlsConfig;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the https listener proves itself with, and the least that it accepts.
 *
 * @param authorities what clients' certificates are asked to end in; empty when none is asked for
 */
public record TlsSettings(
    List<KeyPair> pairs,
    String minVersion,
    CipherPolicy policy,
    Optional<AcceptedAuthorities> authorities) {
  /**
   * Mozilla's Server Side TLS 5.8 (May 2026), Modern: TLS 1.3 alone.
   *
   * @see <a href="https://ssl-config.mozilla.org/guidelines/5.8.json">the guidelines</a>
   */
  private static final List<String> MODERN =
      List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

  /** The same, Intermediate: with forward secrecy and authenticated encryption in TLS 1.2 too. */
  private static final List<String> INTERMEDIATE_1_2 =
      List.of(
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  /**
   * Loads every pair.
   *
   * @param contents the files' content by path
   * @throws IllegalArgumentException when a file is missing or a pair unusable; the message names
   *     the file
   */
  public static TlsSettings load(
      Vertx vertx,
      TlsConfig config,
      Optional<AcceptedAuthorities> authorities,
      Map<String, Buffer> contents) {
    var pairs = new ArrayList<KeyPair>();
    for (HostCertificate certificate : config.certificates()) {
      Buffer chain = file(contents, certificate.files().certificateFile());
      Buffer key = file(contents, certificate.files().keyFile());
      pairs.add(KeyPair.load(vertx, certificate, chain, key));
    }
    return new TlsSettings(
        List.copyOf(pairs), config.minVersion(), config.cipherPolicy(), authorities);
  }

  private static Buffer file(Map<String, Buffer> contents, String path) {
    Buffer content = contents.get(path);
    if (content == null) {
      throw new IllegalArgumentException(
          "files: lacks " + path + ", which listeners.tls.certificates names");
    }
    return content;
  }

  /** For a running server. */
  public ServerSSLOptions options() {
    var options = new ServerSSLOptions();
    options.setSni(true);
    options.setUseAlpn(true);
    options.setKeyCertOptions(new HostKeys(pairs));
    options.setEnabledSecureTransportProtocols(versions());
    suites().forEach(options::addEnabledCipherSuite);
    authorities.ifPresent(
        accepted -> {
          options.setClientAuth(ClientAuth.REQUEST);
          options.setTrustOptions(accepted.trustOptions());
        });
    return options;
  }

  /** For a server that is to be bound. */
  public void applyTo(HttpServerOptions server, TlsProvider provider) {
    ServerSSLOptions ssl = options();
    server
        .setSsl(true)
        .setSslEngineOptions(provider.engine())
        .setSni(true)
        .setUseAlpn(true)
        .setKeyCertOptions(ssl.getKeyCertOptions())
        .setEnabledSecureTransportProtocols(ssl.getEnabledSecureTransportProtocols())
        .setClientAuth(authorities.isPresent() ? ClientAuth.REQUEST : ClientAuth.NONE);
    authorities.ifPresent(accepted -> server.setTrustOptions(accepted.trustOptions()));
    suites().forEach(server::addEnabledCipherSuite);
  }

  private Set<String> versions() {
    return new LinkedHashSet<>(
        minVersion.equals("TLSv1.3") ? List.of("TLSv1.3") : List.of("TLSv1.2", "TLSv1.3"));
  }

  private List<String> suites() {
    var suites = new ArrayList<>(MODERN);
    if (policy == CipherPolicy.INTERMEDIATE) {
      suites.addAll(INTERMEDIATE_1_2);
    }
    return suites;
  }

  /** What is served, the default first. */
  public List<CertificateReport> report() {
    return pairs.stream().map(KeyPair::report).toList();
  }
}
