package io.oauthedge.operator.observe.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.KeySnapshot;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.operator.fixture.Orders;
import io.oauthedge.operator.fixture.Reports;
import io.oauthedge.operator.identity.AdminIdentity;
import io.oauthedge.operator.identity.IdentityKeeper;
import io.oauthedge.operator.identity.Leaf;
import io.oauthedge.operator.identity.StoredIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminClientIT {
  private static final String HOST = "127.0.0.1";
  private static final AdminIdentity ORDERS = identity("shop", "orders");
  private static final EdgeReport REPORT = Reports.serving(Orders.config(1));
  private static final AdminClient.Limits PATIENT =
      new AdminClient.Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), 64 * 1024);
  private static final AdminClient.Limits HASTY =
      new AdminClient.Limits(Duration.ofSeconds(20), Duration.ofSeconds(1), 64 * 1024);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void aReportArrivesAsItWasSent() throws Exception {
    try (var pod = new FakePod(ORDERS, FakePod.says(200, ContractCodec.write(REPORT)));
        var client = client(ORDERS, pod.port())) {
      assertThat(client.report(HOST)).isEqualTo(new AdminReply.Answered<>(REPORT));
      assertThat(pod.asked().take())
          .satisfies(
              asked -> {
                assertThat(asked.method()).isEqualTo("GET");
                assertThat(asked.path()).isEqualTo(AdminApi.REPORT);
              });
    }
  }

  @Test
  void eachDocumentGoesToItsPath() throws Exception {
    ApplyReply reply = ApplyReply.of(ApplyOutcome.RESTART_REQUIRED, "hash", "listeners differ");
    EndpointSnapshot endpoints = EndpointSnapshot.of(3, Orders.ENDPOINTS);
    try (var pod = new FakePod(ORDERS, FakePod.says(409, ContractCodec.write(reply)));
        var client = client(ORDERS, pod.port())) {
      assertThat(client.push(HOST, Orders.config(1))).isEqualTo(new AdminReply.Answered<>(reply));
      client.push(HOST, endpoints);
      client.push(HOST, KeySnapshot.of(List.of()));

      FakePod.Asked config = pod.asked().take();
      assertThat(config.method()).isEqualTo("PUT");
      assertThat(config.body()).isEqualTo(ContractCodec.writeText(Orders.config(1)));
      assertThat(List.of(config, pod.asked().take(), pod.asked().take()))
          .extracting(FakePod.Asked::path)
          .containsExactly(AdminApi.CONFIG, AdminApi.ENDPOINTS, AdminApi.KEYS);
    }
  }

  @Test
  void aPodUnderAnotherAuthorityIsNotTrusted() throws Exception {
    AdminIdentity sameNameOtherAuthority = identity("shop", "orders");
    try (var pod =
            new FakePod(sameNameOtherAuthority, FakePod.says(200, ContractCodec.write(REPORT)));
        var client = client(ORDERS, pod.port())) {
      assertUnreachable(client, "TLS with its admin port failed");
      assertThat(pod.asked()).isEmpty();
    }
  }

  @Test
  void aPodOfAnotherEdgeIsNotTrustedThoughItsAuthorityIs() throws Exception {
    var known =
        new StoredIdentity(
            ORDERS.authorities(),
            ORDERS.trusted(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Leaf payments = keeper().keep(known, "shop", "payments").pod();
    AdminIdentity disguised =
        new AdminIdentity(
            ORDERS.authorities(),
            ORDERS.trusted(),
            payments,
            ORDERS.operator(),
            ORDERS.digestKey(),
            ORDERS.canary());
    try (var pod = new FakePod(disguised, FakePod.says(200, ContractCodec.write(REPORT)));
        var client = client(ORDERS, pod.port())) {
      assertUnreachable(client, "the certificate is not that of orders.shop.edge.oauthedge.io");
      assertThat(pod.asked()).isEmpty();
    }
  }

  @Test
  void anOperatorWhoseCertificateThePodDoesNotKnowIsNotAnswered() throws Exception {
    AdminIdentity stranger =
        new AdminIdentity(
            ORDERS.authorities(),
            ORDERS.trusted(),
            ORDERS.pod(),
            identity("shop", "orders").operator(),
            ORDERS.digestKey(),
            ORDERS.canary());
    try (var pod = new FakePod(ORDERS, FakePod.says(200, ContractCodec.write(REPORT)));
        var client = client(stranger, pod.port())) {
      assertThat(client.report(HOST)).isInstanceOf(AdminReply.Unreachable.class);
      assertThat(pod.asked()).isEmpty();
    }
  }

  @Test
  void aPodThatBeginsToAnswerAndDoesNotEndIsGivenUp() throws Exception {
    var never = new CountDownLatch(1);
    try (var pod =
            new FakePod(
                ORDERS,
                exchange -> {
                  exchange.sendResponseHeaders(200, 1_000);
                  exchange.getResponseBody().write('{');
                  exchange.getResponseBody().flush();
                  await(never);
                });
        var client = client(ORDERS, pod.port(), HASTY)) {
      assertUnreachable(client, "no complete answer within 1000 ms");
      never.countDown();
    }
  }

  @Test
  void anAnswerBeyondTheLimitIsNotRead() throws Exception {
    try (var pod = new FakePod(ORDERS, FakePod.says(200, new byte[65 * 1024]));
        var client = client(ORDERS, pod.port())) {
      assertUnreachable(client, "exceeds capacity");
    }
  }

  @Test
  void anAnswerThatIsNotInTheContractIsRefusedWithItsStatus() throws Exception {
    try (var pod =
            new FakePod(ORDERS, FakePod.says(404, "<html>".getBytes(StandardCharsets.UTF_8)));
        var client = client(ORDERS, pod.port())) {
      assertThat(client.report(HOST))
          .isEqualTo(new AdminReply.Refused<>("it answered HTTP 404 and no EdgeReport: not JSON"));
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (var pod =
            new FakePod(
                ORDERS,
                exchange -> {
                  exchange.getResponseHeaders().set("location", "/elsewhere");
                  exchange.sendResponseHeaders(307, -1);
                });
        var client = client(ORDERS, pod.port())) {
      assertThat(client.report(HOST)).isInstanceOf(AdminReply.Refused.class);
      assertThat(pod.asked()).hasSize(1);
    }
  }

  @Test
  void nobodyThereIsSaidSo() throws Exception {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (var client = client(ORDERS, free)) {
      assertUnreachable(client, "its admin port refuses connections");
    }
  }

  private static void assertUnreachable(AdminClient client, String why) {
    assertThat(client.report(HOST))
        .isInstanceOfSatisfying(
            AdminReply.Unreachable.class,
            unreachable -> assertThat(unreachable.problem()).contains(why));
  }

  private AdminClient client(AdminIdentity identity, int port) {
    return client(identity, port, PATIENT);
  }

  private AdminClient client(AdminIdentity identity, int port, AdminClient.Limits limits) {
    return new AdminClient(identity, AdminApi.podName("shop", "orders"), port, limits, threads);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static AdminIdentity identity(String namespace, String name) {
    return keeper().keep(StoredIdentity.none(), namespace, name);
  }

  private static IdentityKeeper keeper() {
    return new IdentityKeeper(InstantSource.system());
  }
}
