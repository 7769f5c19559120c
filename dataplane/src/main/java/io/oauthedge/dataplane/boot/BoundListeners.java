package io.oauthedge.dataplane.boot;

import io.oauthedge.contract.config.EdgeConfig;
import io.oauthedge.dataplane.listen.Listeners;
import io.oauthedge.dataplane.reload.Frontend;
import io.oauthedge.dataplane.tls.TlsSettings;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The listeners as the reload thread meets them: it waits until they are through. */
record BoundListeners(Listeners listeners, String bind) implements Frontend {
  private static final long LIMIT_SECONDS = 30;

  @Override
  public void bind(EdgeConfig config, Optional<TlsSettings> tls, Runnable bound) {
    finish(listeners.bind(config, bind, tls));
    bound.run();
  }

  @Override
  public void updateTls(TlsSettings tls) {
    finish(listeners.updateTls(tls));
  }

  private static void finish(Future<Void> future) {
    future
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
