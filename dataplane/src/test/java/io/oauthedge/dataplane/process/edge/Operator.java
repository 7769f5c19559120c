package io.oauthedge.dataplane.process.edge;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.Versioned;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.contract.report.EdgeReport;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;

/**
 * The operator's side of the admin port: mutual TLS with the certificate that it alone has, and a
 * new handshake for each call.
 */
public final class Operator implements AutoCloseable {
  private final HttpClientAgent http;
  private final String address;

  public Operator(Vertx vertx, EdgeProcess edge) {
    this(vertx, edge, edge.folder().operator(), edge.folder().adminCa().certificatePem());
  }

  /**
   * An operator with another identity.
   *
   * @param trustedPem the authorities that the pod's certificate may come from
   */
  public Operator(
      Vertx vertx, EdgeProcess edge, CertificateAuthority.Issued identity, String trustedPem) {
    address = edge.address();
    http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setSsl(true)
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setKeyCertOptions(
                    new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(identity.certificatePem()))
                        .addKeyValue(Buffer.buffer(identity.keyPem())))
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(trustedPem))));
  }

  /** Pushes a configuration. */
  public ApplyReply push(EdgeConfig config) {
    return call(HttpMethod.PUT, AdminApi.CONFIG, ContractCodec.write(config), ApplyReply.class);
  }

  /** Pushes the live endpoints. */
  public ApplyReply push(EndpointSnapshot endpoints) {
    return call(
        HttpMethod.PUT, AdminApi.ENDPOINTS, ContractCodec.write(endpoints), ApplyReply.class);
  }

  public EdgeReport report() {
    return call(HttpMethod.GET, AdminApi.REPORT, new byte[0], EdgeReport.class);
  }

  private <T extends Versioned> T call(
      HttpMethod method, String path, byte[] body, Class<T> answer) {
    return http.request(
            new RequestOptions()
                .setMethod(method)
                .setServer(SocketAddress.inetSocketAddress(AdminApi.ADMIN_PORT, address))
                .setHost(AdminApi.podName(EdgeConfigs.NAMESPACE, EdgeConfigs.NAME))
                .setPort(AdminApi.ADMIN_PORT)
                .setURI(path)
                .setTimeout(10_000))
        .compose(request -> request.send(Buffer.buffer(body)).compose(HttpClientResponse::body))
        .map(content -> ContractCodec.read(content.getBytes(), answer))
        .await();
  }

  @Override
  public void close() {
    http.close().await();
  }
}
