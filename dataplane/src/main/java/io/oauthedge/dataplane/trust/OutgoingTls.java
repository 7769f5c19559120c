package io.oauthedge.dataplane.trust;

import io.oauthedge.contract.config.UpstreamConfig;
import io.oauthedge.contract.tls.CipherPolicy;
import io.oauthedge.contract.tls.HostCertificate;
import io.oauthedge.contract.tls.KeyPairFiles;
import io.oauthedge.dataplane.tls.KeyPair;
import io.oauthedge.dataplane.tls.Mozilla;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom the edge trusts to be a server, and what it shows there. Equal when the files' content is,
 * so that a rotated file makes a new pool of connections.
 *
 * @param authorities PEM certificates that the server's chain must end in; the system's when absent
 * @param clientCertificate shown when the server asks
 */
public record OutgoingTls(Optional<Buffer> authorities, Optional<Shown> clientCertificate) {
  private static final List<String> VERSIONS = List.of("TLSv1.2", "TLSv1.3");

  /** A certificate chain and its key, as PEM. */
  public record Shown(Buffer chain, Buffer key) {
    /** Holds a key, which no log may get. */
    @Override
    public String toString() {
      return "Shown[]";
    }
  }

  /** These authorities, and no certificate. */
  public static OutgoingTls trusting(Optional<Buffer> authorities) {
    return new OutgoingTls(authorities, Optional.empty());
  }

  /**
   * Reads what an upstream's configuration names.
   *
   * @param contents the files' content by path
   * @throws IllegalArgumentException when a file is missing or unusable; the message names it
   */
  public static OutgoingTls load(
      Vertx vertx, UpstreamConfig upstream, Map<String, Buffer> contents) {
    return new OutgoingTls(
        upstream.caFile().map(path -> authorities(path, upstream, contents)),
        upstream.clientCertificate().map(files -> shown(vertx, files, upstream, contents)));
  }

  private static Buffer authorities(
      String path, UpstreamConfig upstream, Map<String, Buffer> contents) {
    Buffer pem = content(path, upstream, contents);
    try {
      if (CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem.getBytes()))
          .isEmpty()) {
        throw new IllegalArgumentException(path + " holds no certificate");
      }
      return pem;
    } catch (CertificateException e) {
      throw new IllegalArgumentException(path + " holds no PEM certificates", e);
    }
  }

  private static Shown shown(
      Vertx vertx, KeyPairFiles files, UpstreamConfig upstream, Map<String, Buffer> contents) {
    Buffer chain = content(files.certificateFile(), upstream, contents);
    Buffer key = content(files.keyFile(), upstream, contents);
    // Only to find now what would otherwise fail at the first handshake.
    KeyPair.load(vertx, new HostCertificate(List.of(), files), chain, key);
    return new Shown(chain, key);
  }

  private static Buffer content(
      String path, UpstreamConfig upstream, Map<String, Buffer> contents) {
    Buffer content = contents.get(path);
    if (content == null) {
      throw new IllegalArgumentException(
          "files: lacks " + path + ", which the upstream " + upstream.name() + " names");
    }
    return content;
  }

  /**
   * Makes a client verify chain, dates and name, with nothing weaker than Mozilla's Intermediate.
   */
  public void applyTo(HttpClientOptions client) {
    client
        .setSsl(true)
        .setVerifyHost(true)
        .setEnabledSecureTransportProtocols(new LinkedHashSet<>(VERSIONS));
    Mozilla.suites(CipherPolicy.INTERMEDIATE).forEach(client::addEnabledCipherSuite);
    authorities.ifPresent(pem -> client.setTrustOptions(new PemTrustOptions().addCertValue(pem)));
    clientCertificate.ifPresent(
        own ->
            client.setKeyCertOptions(
                new PemKeyCertOptions().addCertValue(own.chain()).addKeyValue(own.key())));
  }
}
