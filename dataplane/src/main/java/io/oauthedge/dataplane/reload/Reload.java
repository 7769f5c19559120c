package io.oauthedge.dataplane.reload;

import io.oauthedge.contract.config.ChangeImpact;
import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.contract.config.EndpointSnapshot;
import io.oauthedge.contract.config.KeySnapshot;
import io.oauthedge.contract.config.PathFindings;
import io.oauthedge.contract.report.ApplyOutcome;
import io.oauthedge.contract.report.ApplyReply;
import io.oauthedge.dataplane.certificate.ClientCertificates;
import io.oauthedge.dataplane.keys.KeySets;
import io.oauthedge.dataplane.snapshot.EdgeSnapshot;
import io.oauthedge.dataplane.snapshot.HeldFindings;
import io.oauthedge.dataplane.snapshot.Serving;
import io.oauthedge.dataplane.tls.AcceptedAuthorities;
import io.oauthedge.dataplane.token.TokenVerifier;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings pushed documents into service: detect, plan, apply.
 *
 * <p>All of it happens one after the other on a thread of its own, which may read files. What
 * cannot be served leaves what is served as it is.
 */
public final class Reload implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reload.class);
  private static final long FILES_POLL_MILLIS = 500;

  private final MountedFiles files;
  private final SnapshotCompiler compiler;
  private final KeySets keySets;
  private final Verifiers verifiers;
  private final Serving serving;
  private final ServedFlow flow;
  private final ServedTls tls;
  private final Frontend frontend;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("reload").daemon().factory());
  private @Nullable EdgeConfig waiting;
  private @Nullable ScheduledFuture<?> nextLook;
  private Map<String, Buffer> served = Map.of();
  private volatile String waitingFor = "";

  public Reload(
      UpstreamPools pools,
      FileRoot root,
      String adminDirectory,
      KeySets keySets,
      Verifiers verifiers,
      Serving serving,
      ServedFlow flow,
      ServedTls tls,
      Frontend frontend,
      InstantSource clock) {
    this.files = new MountedFiles(root, adminDirectory);
    this.compiler = new SnapshotCompiler(pools);
    this.keySets = keySets;
    this.verifiers = verifiers;
    this.serving = serving;
    this.flow = flow;
    this.tls = tls;
    this.frontend = frontend;
    this.clock = clock;
  }

  /** Takes a configuration. The future never fails. */
  public CompletableFuture<ApplyReply> apply(EdgeConfig config) {
    return onThread(() -> take(config));
  }

  /** Takes the live endpoints. The future never fails. */
  public CompletableFuture<ApplyReply> apply(EndpointSnapshot endpoints) {
    return onThread(() -> take(endpoints));
  }

  /** Takes what the canary has proven of the way to this edge. The future never fails. */
  public CompletableFuture<ApplyReply> apply(PathFindings findings) {
    return onThread(() -> take(findings));
  }

  /** Takes last good keys. The future never fails. */
  public CompletableFuture<ApplyReply> apply(KeySnapshot keys) {
    return onThread(
        () -> {
          keySets.seed(keys);
          return reply(ApplyOutcome.APPLIED, "");
        });
  }

  /** Which files a kept configuration waits for; empty when none waits. */
  public String waitingFor() {
    return waitingFor;
  }

  private CompletableFuture<ApplyReply> onThread(Supplier<ApplyReply> work) {
    return CompletableFuture.supplyAsync(work, thread)
        .exceptionally(
            failure -> {
              LOG.atWarn().setCause(failure).log("A pushed document cannot be served");
              return reply(ApplyOutcome.REFUSED, message(failure));
            });
  }

  private ApplyReply take(EdgeConfig config) {
    Optional<EdgeSnapshot> served = serving.current();
    if (served.isPresent()) {
      switch (ChangeImpact.between(served.get().config(), config)) {
        case NONE -> {
          keep(null, "");
          return reply(ApplyOutcome.APPLIED, "");
        }
        case RESTART -> {
          return reply(
              ApplyOutcome.RESTART_REQUIRED, "listeners or mounts differ; a new pod is needed");
        }
        case SWAP -> {
          // Goes on below, as at the start.
        }
      }
    }
    MountedFiles.Reading reading = files.read(config);
    if (!reading.missing().isEmpty()) {
      keep(config, String.join("; ", reading.missing()));
      nextLook = thread.schedule(() -> retry(config), FILES_POLL_MILLIS, TimeUnit.MILLISECONDS);
      return reply(ApplyOutcome.WAITING_FOR_FILES, waitingFor);
    }
    changeOver(config, reading.contents());
    keep(null, "");
    return reply(ApplyOutcome.APPLIED, "");
  }

  private void retry(EdgeConfig config) {
    if (config.equals(waiting)) {
      try {
        take(config);
      } catch (RuntimeException e) {
        keep(null, message(e));
        LOG.atError().setCause(e).log("A configuration that waited for its files cannot be served");
      }
    }
  }

  private void keep(@Nullable EdgeConfig config, String missing) {
    if (!missing.equals(waitingFor) && !missing.isEmpty()) {
      LOG.atInfo().addKeyValue("missing", missing).log("A configuration waits for its files");
    }
    if (nextLook != null) {
      nextLook.cancel(false);
    }
    waiting = config;
    waitingFor = missing;
  }

  private void changeOver(EdgeConfig config, Map<String, Buffer> contents) {
    Optional<EdgeSnapshot> before = serving.current();
    TokenVerifier verifier =
        before
            .filter(snapshot -> snapshot.config().issuers().equals(config.issuers()))
            .map(EdgeSnapshot::verifier)
            .orElseGet(() -> verifiers.of(config.issuers()));
    Optional<ClientCertificates> clients =
        config.listeners().clientCertificates().map(c -> ClientCertificates.load(c, contents));
    Optional<ServedTls.Candidate> nextTls =
        tls.candidate(
            config.listeners(),
            clients.map(c -> new AcceptedAuthorities(c.authorities())),
            contents);
    EdgeSnapshot next = compiler.compile(config, contents, before, verifier, clients);
    if (before.isEmpty()) {
      frontend.bind(config, nextTls.map(ServedTls.Candidate::settings), () -> serving.swap(next));
    } else {
      updateTls(nextTls, next);
      serving.swap(next);
    }
    tls.serve(nextTls);
    served = contents;
    flow.follow(config);
    keySets.retain(config.issuers());
    LOG.atInfo()
        .addKeyValue("generation", config.edge().generation())
        .addKeyValue("hash", next.configHash())
        .log("A configuration is served");
  }

  private void updateTls(Optional<ServedTls.Candidate> nextTls, EdgeSnapshot next) {
    try {
      if (nextTls.isPresent() && !tls.isServed(nextTls.get())) {
        frontend.updateTls(nextTls.get().settings());
      }
    } catch (RuntimeException e) {
      next.leave();
      throw e;
    }
  }

  private ApplyReply take(EndpointSnapshot endpoints) {
    if (serving.current().isEmpty()) {
      return reply(
          ApplyOutcome.REFUSED, "no configuration is served yet; push the endpoints again");
    }
    EdgeSnapshot before = serving.current().get();
    if (endpoints.epoch() < before.endpoints().epoch()) {
      return reply(ApplyOutcome.STALE, "epoch " + before.endpoints().epoch() + " is served");
    }
    if (!endpoints.equals(before.endpoints())) {
      serving.swap(compiler.with(before, served, endpoints));
    }
    return reply(ApplyOutcome.APPLIED, "");
  }

  private ApplyReply take(PathFindings findings) {
    if (serving.current().isEmpty()) {
      return reply(ApplyOutcome.REFUSED, "no configuration is served yet; push the findings again");
    }
    EdgeSnapshot before = serving.current().get();
    var held = HeldFindings.pushed(findings, clock.instant());
    serving.swap(compiler.with(before, served, held));
    return reply(ApplyOutcome.APPLIED, "");
  }

  private ApplyReply reply(ApplyOutcome outcome, String message) {
    return ApplyReply.of(
        outcome, serving.current().map(EdgeSnapshot::configHash).orElse(""), message);
  }

  private static String message(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  /** Ends the thread; what waits is dropped. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
