package io.oauthedge.dataplane.connection;

import io.netty.channel.ChannelHandlerContext;
import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.dataplane.observe.ConnectionRefusals;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The time that a connection has for the head of one request, from its first byte: bytes that
 * trickle do not lengthen it, as they would an idle timeout.
 *
 * <p>Belongs to the connection's event loop.
 */
final class HeadDeadline {
  static final long SECONDS = 10;

  private final ConnectionRefusals refusals;
  private final Consumer<ChannelHandlerContext> end;
  private @Nullable Future<?> running;

  /**
   * Makes one that does not run yet.
   *
   * @param end ends the connection
   */
  HeadDeadline(ConnectionRefusals refusals, Consumer<ChannelHandlerContext> end) {
    this.refusals = refusals;
    this.end = end;
  }

  /** One that closes the connection without a word. */
  static HeadDeadline closing(ConnectionRefusals refusals) {
    return new HeadDeadline(refusals, HeadDeadline::close);
  }

  private static void close(ChannelHandlerContext context) {
    var _ = context.close();
  }

  /** Begins, unless it runs already or the connection has ended. */
  void start(ChannelHandlerContext context) {
    if (running == null && context.channel().isActive()) {
      running = context.executor().schedule(() -> late(context), SECONDS, TimeUnit.SECONDS);
    }
  }

  void stop() {
    if (running != null) {
      running.cancel(false);
      running = null;
    }
  }

  private void late(ChannelHandlerContext context) {
    running = null;
    refusals.count(
        ConnectionRefusal.REQUEST_HEAD_TIMEOUT,
        Peer.of(context.channel()),
        "incomplete after " + SECONDS + " seconds");
    end.accept(context);
  }
}
