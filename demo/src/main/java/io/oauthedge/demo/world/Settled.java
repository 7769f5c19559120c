package io.oauthedge.demo.world;

import io.vertx.core.Future;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for Vert.x from threads that may wait: the scenario's, never an event loop. */
public final class Settled {
  private static final int LIMIT_SECONDS = 20;

  private Settled() {}

  /** The future's result, or the reason why there is none. */
  public static <T> T of(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new WorldException(String.valueOf(cause.getMessage()), cause);
    } catch (TimeoutException e) {
      throw new WorldException("No result within " + LIMIT_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorldException("Interrupted", e);
    }
  }
}
