package io.oauthedge.dataplane.connection;

import io.netty.channel.ChannelHandlerContext;
import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.dataplane.observe.ConnectionRefusals;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
  private @Nullable Future<?> running;

  HeadDeadline(ConnectionRefusals refusals) {
    this.refusals = refusals;
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
        ConnectionRefusal.REQUEST_HEAD_TIMEOUT, "incomplete after " + SECONDS + " seconds");
    var _ = context.close();
  }
}
