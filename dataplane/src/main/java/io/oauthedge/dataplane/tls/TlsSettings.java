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
    options.setUseAlpn(true);
    options.setKeyCertOptions(new HostKeys(pairs));
    options.setEnabledSecureTransportProtocols(versions());
    Mozilla.suites(policy).forEach(options::addEnabledCipherSuite);
    options.setClientAuth(authorities.isPresent() ? ClientAuth.REQUEST : ClientAuth.NONE);
    authorities.ifPresent(options::setTrustOptions);
    return options;
  }

  /**
   * For a server that is to be bound.
   *
   * @param failures learns of each handshake that fails
   */
  public void applyTo(HttpServerOptions server, TlsProvider provider, HandshakeFailures failures) {
    ServerSSLOptions ssl = options();
    server
        .setSsl(true)
        .setSslEngineOptions(provider.engine(failures))
        .setUseAlpn(true)
        .setKeyCertOptions(ssl.getKeyCertOptions())
        .setEnabledSecureTransportProtocols(ssl.getEnabledSecureTransportProtocols())
        .setClientAuth(ssl.getClientAuth());
    authorities.ifPresent(server::setTrustOptions);
    Mozilla.suites(policy).forEach(server::addEnabledCipherSuite);
  }

  private Set<String> versions() {
    return new LinkedHashSet<>(
        minVersion.equals("TLSv1.3") ? List.of("TLSv1.3") : List.of("TLSv1.2", "TLSv1.3"));
  }

  /** What is served, the default first. */
  public List<CertificateReport> report() {
    return pairs.stream().map(KeyPair::report).toList();
  }
}
