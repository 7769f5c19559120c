package io.oauthedge.dataplane.peer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;

/**
 * Finds out that the other end of an HTTP/2 connection is gone without a word, as when a node
 * fails: whoever waits for an answer on it would wait until his deadline.
 */
final class Heartbeat {
  private static final long PERIOD_MILLIS = 2_000;
  private static final int MOST_MISSED = 2;
  private static final Buffer BEAT = Buffer.buffer(new byte[8]);

  private final HttpConnection connection;
  private int missed;

  private Heartbeat(HttpConnection connection) {
    this.connection = connection;
  }

  /** Closes the connection once it stays silent for two to three periods. */
  static void watch(Vertx vertx, HttpConnection connection) {
    var heartbeat = new Heartbeat(connection);
    long timer = vertx.setPeriodic(PERIOD_MILLIS, tick -> heartbeat.beat());
    connection.closeHandler(closed -> vertx.cancelTimer(timer));
  }

  private void beat() {
    if (missed == MOST_MISSED) {
      connection.close();
      return;
    }
    missed++;
    connection.ping(BEAT).onSuccess(answered -> missed = 0);
  }
}
