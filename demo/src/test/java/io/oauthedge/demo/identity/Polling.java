package io.oauthedge.demo.identity;

import static org.awaitility.Awaitility.await;

import io.oauthedge.contract.report.EdgeReport;
import io.oauthedge.operator.fixture.Orders;
import io.oauthedge.operator.identity.AdminIdentity;
import io.oauthedge.operator.observe.admin.AdminClient;
import io.oauthedge.operator.observe.admin.AdminClients;
import io.oauthedge.operator.observe.admin.AdminReply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An operator that asks a pod for its report without a pause, each time also anew. It is more
 * patient than a real one: a slow machine is no gap, a refusal is one.
 */
final class Polling implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AdminClients kept = patient();
  private final Future<?> asking;
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicInteger answers = new AtomicInteger();
  private final String address;
  private volatile AdminIdentity identity;
  private volatile boolean ended;

  Polling(String address, AdminIdentity identity) {
    this.address = address;
    this.identity = identity;
    asking = threads.submit(this::ask);
  }

  private AdminClients patient() {
    return new AdminClients(new AdminClient.Limits(PATIENCE, PATIENCE, 1 << 20), threads);
  }

  private void ask() {
    while (!ended) {
      note(kept.of(Orders.NAMES, identity).report(address));
      note(anew(identity));
    }
  }

  /** From now on with another identity. */
  void use(AdminIdentity next) {
    identity = next;
  }

  /** Waits until so many more questions were answered. */
  void more(int number) {
    int before = answers.get();
    await().atMost(PATIENCE).until(() -> answers.get() >= before + number);
  }

  /** Waits until the pod lets in whoever has this identity, which it may not know yet. */
  void untilThePodKnows(AdminIdentity stranger) {
    await().atMost(PATIENCE).until(() -> anew(stranger).answer().isPresent());
  }

  List<String> failures() {
    return failures;
  }

  int answered() {
    return answers.get();
  }

  @Override
  public void close() {
    ended = true;
    await().atMost(PATIENCE).until(asking::isDone);
    kept.close();
    threads.close();
  }

  private AdminReply<EdgeReport> anew(AdminIdentity as) {
    try (var fresh = patient()) {
      return fresh.of(Orders.NAMES, as).report(address);
    }
  }

  private void note(AdminReply<EdgeReport> reply) {
    if (reply.answer().isPresent()) {
      answers.incrementAndGet();
    } else {
      failures.add("after " + answers.get() + " answers: " + reply.problem());
    }
  }
}
