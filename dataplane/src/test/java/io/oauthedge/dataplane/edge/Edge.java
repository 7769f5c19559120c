package io.oauthedge.dataplane.edge;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.Versioned;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.dataplane.boot.Arguments;
import io.oauthedge.dataplane.boot.Dataplane;
import io.oauthedge.dataplane.process.edge.CertificateAuthority;
import io.oauthedge.dataplane.reload.FileRoot;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.awaitility.Awaitility;

/** The real dataplane in this process, on free ports of the loopback address. */
public final class Edge implements AutoCloseable {
  static final String POD = "orders-7d9f";

  private final EdgeFiles files;
  private final Dataplane dataplane;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Vertx vertx;
  private final HttpClientAgent operator;

  private Edge(Vertx vertx, EdgeFiles files, Shape shape, InstantSource clock) {
    this.vertx = vertx;
    this.files = files;
    files.writeConfig(files.seal(shape));
    try {
      dataplane =
          Dataplane.start(
              new Arguments(
                  EdgeFiles.CONFIG,
                  EdgeFiles.ADMIN,
                  "127.0.0.1",
                  new FileRoot(files.root()),
                  POD,
                  "",
                  0,
                  0),
              log,
              clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    operator = adminClient(AdminApi.OPERATOR_NAME);
  }

  /** Starts an edge and waits until it is ready. */
  public static Edge start(Vertx vertx, Shape shape) {
    return start(vertx, new EdgeFiles(), shape);
  }

  /** As {@link #start(Vertx, Shape)}, on files that a test prepared. */
  static Edge start(Vertx vertx, EdgeFiles files, Shape shape) {
    return ready(launch(vertx, files, shape));
  }

  /** As {@link #start(Vertx, Shape)}, in a time that a test makes. */
  static Edge start(Vertx vertx, Shape shape, InstantSource clock) {
    return ready(new Edge(vertx, new EdgeFiles(), shape, clock));
  }

  private static Edge ready(Edge edge) {
    Awaitility.await("ready").until(() -> edge.report().ready());
    return edge;
  }

  /** Starts an edge that may not become ready. */
  static Edge launch(Vertx vertx, EdgeFiles files, Shape shape) {
    return launch(vertx, files, shape, InstantSource.system());
  }

  /** As {@link #launch(Vertx, EdgeFiles, Shape)}, in a time that a test makes. */
  static Edge launch(Vertx vertx, EdgeFiles files, Shape shape, InstantSource clock) {
    return new Edge(vertx, files, shape, clock);
  }

  EdgeFiles files() {
    return files;
  }

  Dataplane dataplane() {
    return dataplane;
  }

  public int httpPort() {
    return dataplane.httpPort();
  }

  /** The https port without the PROXY protocol, where the others demand it. */
  int directPort() {
    return dataplane.directPort();
  }

  public int httpsPort() {
    return dataplane.httpsPort();
  }

  /** A client of the admin port with a certificate for a name. */
  HttpClientAgent adminClient(String name) {
    CertificateAuthority.Issued identity = files.adminCa().issue(name);
    return vertx.createHttpClient(
        new HttpClientOptions()
            .setSsl(true)
            .setVerifyHost(false)
            .setKeyCertOptions(
                new PemKeyCertOptions()
                    .addCertValue(Buffer.buffer(identity.certificatePem()))
                    .addKeyValue(Buffer.buffer(identity.keyPem())))
            .setTrustOptions(
                new PemTrustOptions()
                    .addCertValue(Buffer.buffer(files.adminCa().certificatePem()))));
  }

  EdgeReport report() {
    return ContractCodec.read(
        admin(operator, HttpMethod.GET, AdminApi.REPORT, Buffer.buffer()).body().getBytes(),
        EdgeReport.class);
  }

  public ApplyReply push(String path, Versioned document) {
    Buffer body = Buffer.buffer(ContractCodec.write(document));
    return ContractCodec.read(
        admin(operator, HttpMethod.PUT, path, body).body().getBytes(), ApplyReply.class);
  }

  ApplyReply push(Shape shape) {
    return push(AdminApi.CONFIG, files.seal(shape));
  }

  /** A call of the admin port. */
  Answer admin(HttpClientAgent client, HttpMethod method, String path, Buffer body) {
    return Answer.to(
        client.request(
            new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(dataplane.adminPort())
                .setURI(path)),
        body);
  }

  /** The probe port's answer to a path. */
  Answer probe(String path) {
    HttpClientAgent client = vertx.createHttpClient();
    try {
      return Answer.to(
          client.request(HttpMethod.GET, dataplane.probePort(), "127.0.0.1", path),
          Buffer.buffer());
    } finally {
      client.close().await();
    }
  }

  /** The access log's line of a request; waits for it, as it is written by another thread. */
  JsonObject line(String requestId) {
    return Awaitility.await("the access log's line of " + requestId)
        .until(
            () -> lines().stream().filter(l -> requestId.equals(l.getString("requestId"))).toList(),
            found -> !found.isEmpty())
        .get(0);
  }

  /** All lines so far. */
  public List<JsonObject> lines() {
    return log.toString(StandardCharsets.UTF_8).lines().map(JsonObject::new).toList();
  }

  @Override
  public void close() {
    operator.close().await();
    dataplane.close();
  }
}
