package io.oauthedge.dataplane.admin;

import io.oauthedge.contract.AdminApi;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The admin port's own certificate, key and CA, as PEM.
 *
 * <p>Equal when all three are.
 */
record AdminFiles(Buffer certificate, Buffer key, Buffer ca) {
  static AdminFiles read(Path directory) throws IOException {
    return new AdminFiles(
        file(directory, AdminApi.ADMIN_CERTIFICATE),
        file(directory, AdminApi.ADMIN_KEY),
        file(directory, AdminApi.ADMIN_CA));
  }

  private static Buffer file(Path directory, String name) throws IOException {
    return Buffer.buffer(Files.readAllBytes(directory.resolve(name)));
  }

  ServerSSLOptions options() {
    var options = new ServerSSLOptions();
    options.setClientAuth(ClientAuth.REQUIRED);
    options.setKeyCertOptions(new PemKeyCertOptions().addCertValue(certificate).addKeyValue(key));
    options.setTrustOptions(new PemTrustOptions().addCertValue(ca));
    options.setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
    return options;
  }
}
