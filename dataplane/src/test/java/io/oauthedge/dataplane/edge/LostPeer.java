package io.oauthedge.dataplane.edge;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.config.Peer;
import io.oauthedge.dataplane.process.edge.CertificateAuthority;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;

/** A pod of an edge that takes what it is handed, and goes away instead of answering. */
final class LostPeer {
  private final HttpServer server;

  LostPeer(Vertx vertx, Edge edge) {
    CertificateAuthority.Issued pod =
        edge.files().adminCa().issue(AdminApi.podName("shop", "orders"));
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setSsl(true)
                    .setUseAlpn(true)
                    .setClientAuth(ClientAuth.REQUIRED)
                    .setKeyCertOptions(
                        new PemKeyCertOptions()
                            .addCertValue(Buffer.buffer(pod.certificatePem()))
                            .addKeyValue(Buffer.buffer(pod.keyPem())))
                    .setTrustOptions(
                        new PemTrustOptions()
                            .addCertValue(Buffer.buffer(edge.files().adminCa().certificatePem()))))
            .requestHandler(request -> request.connection().close())
            .listen(0, "127.0.0.1")
            .await();
  }

  Peer peer() {
    return new Peer("lost", "127.0.0.1", server.actualPort());
  }
}
