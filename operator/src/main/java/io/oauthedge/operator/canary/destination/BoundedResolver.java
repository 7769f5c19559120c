package io.oauthedge.operator.canary.destination;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Bounds a look-up that knows no bounds, as the operating system's does: a name server that is away
 * must not hold up the rounds of other edges.
 */
final class BoundedResolver implements Resolver {
  static final Duration PATIENCE = Duration.ofSeconds(3);

  /** As many as there are rounds at once; those that hang count until they end. */
  private static final int AT_ONCE = 16;

  private final Resolver unbounded;
  private final Duration patience;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          AT_ONCE,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().name("canary-resolver-", 0).daemon().factory());

  BoundedResolver(Resolver unbounded, Duration patience) {
    this.unbounded = unbounded;
    this.patience = patience;
  }

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException, InterruptedException {
    Future<List<InetAddress>> answer;
    try {
      answer = threads.submit(() -> unbounded.resolve(host));
    } catch (RejectedExecutionException e) {
      throw new UnknownHostException("too many look-ups hang: " + host);
    }
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new UnknownHostException("no answer in time: " + host);
    } catch (ExecutionException e) {
      throw new UnknownHostException(host);
    }
  }
}
