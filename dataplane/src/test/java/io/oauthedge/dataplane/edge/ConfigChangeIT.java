package io.oauthedge.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.config.Access;
import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.LiveEndpoints;
import io.oauthedge.contract.config.PathFinding;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.contract.config.UpstreamProtocol;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.contract.tls.PlaintextPolicy;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pushed documents change the edge while it serves, or leave it as it is. */
class ConfigChangeIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Issuer ISSUER = new Issuer(VERTX);
  private final Upstream upstream = Upstream.echo(VERTX);
  private Edge edge;

  @BeforeEach
  void start() {
    edge = Edge.start(VERTX, shape());
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  @AfterAll
  static void end() {
    VERTX.close().await();
  }

  private Shape shape() {
    return Shape.of(ISSUER, upstream.config(UpstreamProtocol.HTTP1));
  }

  @Test
  void aNewConfigurationIsServedAtOnce() {
    Shape open = shape().generation(2).routes(Shape.route("open", "/", Access.PUBLIC));

    ApplyReply reply = edge.push(open);

    assertThat(reply.outcome()).isEqualTo(ApplyOutcome.APPLIED);
    assertThat(Caller.https(VERTX, edge).get("/a", Caller.headers()).status()).isEqualTo(200);
    assertThat(edge.report().generation()).isEqualTo(2);
    assertThat(edge.report().configHash()).isEqualTo(edge.files().seal(open).hash());
  }

  @Test
  void aRequestInFlightEndsWithTheUpstreamItBeganWith() {
    var held = new CompletableFuture<Runnable>();
    Upstream slow =
        Upstream.of(VERTX, request -> held.complete(() -> request.response().end("old")));
    edge.push(Shape.of(ISSUER, slow.config(UpstreamProtocol.HTTP1)));
    Future<Answer> inFlight =
        Answer.future(
            Caller.https(VERTX, edge).request(HttpMethod.GET, "/a", Caller.bearer(ISSUER.token())),
            Buffer.buffer());
    Runnable release = held.join();

    edge.push(shape());
    Answer next = Caller.https(VERTX, edge).get("/b", ISSUER.token());
    release.run();

    assertThat(next.upstreamUri()).isEqualTo("/b");
    assertThat(inFlight.timeout(10, TimeUnit.SECONDS).await().body().toString()).isEqualTo("old");
  }

  @Test
  void aNewCertificateIsServedOnceItsFilesAreMounted() {
    var certificate = edge.files().newCertificate();

    ApplyReply reply =
        edge.push(AdminApi.CONFIG, edge.files().seal(shape().generation(2), certificate));
    long before = edge.report().generation();
    edge.files().install(certificate);

    assertThat(reply.outcome()).isEqualTo(ApplyOutcome.WAITING_FOR_FILES);
    assertThat(reply.message()).contains(Shape.CERTIFICATE);
    assertThat(before).isEqualTo(1);
    await().until(() -> edge.report().generation() == 2);
    assertThat(Caller.https(VERTX, edge).get("/a", ISSUER.token()).status()).isEqualTo(200);
  }

  @Test
  void anotherListenerNeedsAnotherPod() {
    ApplyReply reply = edge.push(shape().plaintext(PlaintextPolicy.REFUSE));

    assertThat(reply.outcome()).isEqualTo(ApplyOutcome.RESTART_REQUIRED);
    assertThat(edge.report().configHash()).isEqualTo(edge.files().seal(shape()).hash());
  }

  @Test
  void whatCannotBeServedChangesNothing() {
    ApplyReply reply = edge.push(shape().generation(2).trusting("10.0.0.0/99"));

    assertThat(reply.outcome()).isEqualTo(ApplyOutcome.REFUSED);
    assertThat(reply.message()).contains("trustedProxies");
    assertThat(Caller.https(VERTX, edge).get("/a", ISSUER.token()).status()).isEqualTo(200);
    assertThat(edge.report().generation()).isEqualTo(1);
  }

  @Test
  void endpointsReplaceTheServicesName() {
    Upstream pod = Upstream.echo(VERTX);

    ApplyReply reply =
        edge.push(
            AdminApi.ENDPOINTS,
            EndpointSnapshot.of(7, Map.of("default", LiveEndpoints.of(pod.endpoint()))));
    ApplyReply stale = edge.push(AdminApi.ENDPOINTS, EndpointSnapshot.of(6, Map.of()));
    Caller.https(VERTX, edge).get("/a", ISSUER.token());

    assertThat(reply.outcome()).isEqualTo(ApplyOutcome.APPLIED);
    assertThat(stale.outcome()).isEqualTo(ApplyOutcome.STALE);
    assertThat(pod.requests()).isEqualTo(1);
    assertThat(edge.report().endpointEpoch()).isEqualTo(7);
  }

  @Test
  void findingsOfThePathStayThroughEveryOtherChange() {
    var findings =
        PathFindings.of(
            List.of(new PathFinding("authorization", HeaderFate.DROPPED, Hop.LOAD_BALANCER)));
    String before = edge.report().pathFindings();

    ApplyReply reply = edge.push(AdminApi.PATH_FINDINGS, findings);
    edge.push(shape().generation(2));
    edge.push(AdminApi.ENDPOINTS, EndpointSnapshot.of(1, Map.of()));

    assertThat(before).isEqualTo(PathFindings.none().hash());
    assertThat(reply.outcome()).isEqualTo(ApplyOutcome.APPLIED);
    assertThat(edge.report().pathFindings()).isEqualTo(findings.hash());
    assertThat(edge.report().endpointEpoch()).isEqualTo(1);
  }

  @Test
  void aDeadEndpointCostsNoRequest() {
    Upstream pod = Upstream.echo(VERTX);
    var dead = new Endpoint("127.0.0.1", 1);
    edge.push(
        AdminApi.ENDPOINTS,
        EndpointSnapshot.of(1, Map.of("default", LiveEndpoints.of(dead, pod.endpoint()))));

    for (int i = 0; i < 10; i++) {
      assertThat(Caller.https(VERTX, edge).get("/a", ISSUER.token()).status()).isEqualTo(200);
    }
    assertThat(pod.requests()).isEqualTo(10);
  }

  @Test
  void onlyTheOperatorIsHeard() {
    Answer pod =
        edge.admin(
            edge.adminClient(AdminApi.podName("shop", "orders")),
            HttpMethod.GET,
            AdminApi.REPORT,
            Buffer.buffer());

    assertThat(pod.status()).isEqualTo(403);
  }

  @Test
  void nonsenseIsRefusedWithTheFieldsName() {
    Answer answer =
        edge.admin(
            edge.adminClient(AdminApi.OPERATOR_NAME),
            HttpMethod.PUT,
            AdminApi.ENDPOINTS,
            Buffer.buffer("{\"version\":1,\"epoch\":-1,\"upstreams\":{}}"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().toString()).contains("REFUSED", "epoch");
  }
}
