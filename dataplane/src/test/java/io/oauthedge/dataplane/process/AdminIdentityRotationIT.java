package io.oauthedge.dataplane.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.dataplane.edge.Issuer;
import io.oauthedge.dataplane.process.edge.Application;
import io.oauthedge.dataplane.process.edge.CertificateAuthority;
import io.oauthedge.dataplane.process.edge.EdgeConfigs;
import io.oauthedge.dataplane.process.edge.EdgeProcess;
import io.oauthedge.dataplane.process.edge.Operator;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The authority of the admin port, the pod's certificate and the operator's change one after the
 * other, as the operator's renewal does it, while the operator asks all the time.
 */
class AdminIdentityRotationIT {
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(10);

  private final Vertx vertx = Vertx.vertx();
  private final Issuer issuer = new Issuer(vertx);

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void noCallOfTheOperatorFails() {
    try (var application = new Application(vertx);
        var edge = EdgeProcess.start(EdgeConfigs.of(issuer, application.port()))) {
      CertificateAuthority old = edge.folder().adminCa();
      var next = new CertificateAuthority("next edge admin CA");
      String both = old.certificatePem() + next.certificatePem();
      try (var oldOperator = new Operator(vertx, edge);
          var newOperator = new Operator(vertx, edge, next.issue(AdminApi.OPERATOR_NAME), both);
          var finalOperator =
              new Operator(vertx, edge, next.issue(AdminApi.OPERATOR_NAME), next.certificatePem());
          var rounds = new Rounds(oldOperator)) {
        rounds.awaitMore(5);

        edge.folder().mountAdmin(old, both);
        awaitWelcome(newOperator);
        rounds.use(newOperator);
        edge.folder().mountAdmin(next, both);
        awaitWelcome(finalOperator);
        edge.folder().mountAdmin(next, next.certificatePem());

        await("the withdrawn authority lets nobody in")
            .atMost(SEEN_WITHIN)
            .until(() -> !isWelcome(oldOperator));
        rounds.awaitMore(5);
        assertThat(rounds.failures()).isEmpty();
      }
    }
  }

  private static void awaitWelcome(Operator operator) {
    await("the pod follows its files").atMost(SEEN_WITHIN).until(() -> isWelcome(operator));
  }

  private static boolean isWelcome(Operator operator) {
    try {
      return operator.report().ready();
    } catch (Exception refused) {
      return false;
    }
  }

  /** Asks for the report again and again, each time in a new handshake. */
  private static final class Rounds implements AutoCloseable {
    private final AtomicReference<Operator> operator;
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::run);
    private final AtomicLong done = new AtomicLong();
    private volatile boolean stopping;

    Rounds(Operator first) {
      operator = new AtomicReference<>(first);
      thread.start();
    }

    private void run() {
      while (!stopping && failures.isEmpty()) {
        try {
          operator.get().report();
          done.incrementAndGet();
        } catch (Exception e) {
          failures.add(e);
        }
      }
    }

    void use(Operator other) {
      operator.set(other);
    }

    void awaitMore(long more) {
      long goal = done.get() + more;
      await(more + " more rounds")
          .atMost(SEEN_WITHIN)
          .until(() -> done.get() >= goal || !failures.isEmpty());
    }

    Queue<Exception> failures() {
      return failures;
    }

    @Override
    public void close() {
      stopping = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
