package io.oauthedge.dataplane.admin;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.tls.HostCertificate;
import io.oauthedge.contract.tls.KeyPairFiles;
import io.oauthedge.dataplane.tls.KeyPair;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The pod's own certificate and key on the admin port, and the CA of whom it meets there, as PEM.
 *
 * <p>Equal when all three are.
 */
public record AdminFiles(Buffer certificate, Buffer key, Buffer ca) {
  private static final Set<String> TLS = Set.of("TLSv1.3");

  /**
   * Reads the files that {@link AdminApi} names.
   *
   * @throws IOException when one of them cannot be read
   */
  public static AdminFiles read(Path directory) throws IOException {
    return new AdminFiles(
        file(directory, AdminApi.ADMIN_CERTIFICATE),
        file(directory, AdminApi.ADMIN_KEY),
        file(directory, AdminApi.ADMIN_CA));
  }

  private static Buffer file(Path directory, String name) throws IOException {
    return Buffer.buffer(Files.readAllBytes(directory.resolve(name)));
  }

  /**
   * The same, once certificate and key are found to be a pair.
   *
   * @throws IllegalArgumentException when they are not; the message names the file
   */
  AdminFiles checked(Vertx vertx) {
    var files = new KeyPairFiles(AdminApi.ADMIN_CERTIFICATE, AdminApi.ADMIN_KEY);
    KeyPair.load(vertx, new HostCertificate(List.of(), files), certificate, key);
    return this;
  }

  ServerSSLOptions server() {
    var options = new ServerSSLOptions();
    options.setClientAuth(ClientAuth.REQUIRED);
    options.setKeyCertOptions(own());
    options.setTrustOptions(trusted());
    options.setEnabledSecureTransportProtocols(TLS);
    return options;
  }

  /** For calls of other pods, to whom it shows the own certificate. */
  public ClientSSLOptions client() {
    var options = new ClientSSLOptions();
    options.setKeyCertOptions(own());
    options.setTrustOptions(trusted());
    options.setEnabledSecureTransportProtocols(TLS);
    return options;
  }

  private PemKeyCertOptions own() {
    return new PemKeyCertOptions().addCertValue(certificate).addKeyValue(key);
  }

  private PemTrustOptions trusted() {
    return new PemTrustOptions().addCertValue(ca);
  }

  /** Holds a key, which no log may get. */
  @Override
  public String toString() {
    return "AdminFiles[]";
  }
}
