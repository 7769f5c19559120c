package io.oauthedge.dataplane.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.oauthedge.contract.ConnectionRefusal;
import io.oauthedge.dataplane.rate.Allowance;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts connections that end before a request, and logs some of them: strangers can make any
 * number of them, and the log must not drown.
 */
public final class ConnectionRefusals {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionRefusals.class);
  private static final int LOGGED_AT_ONCE = 10;
  private static final Duration LOGGED_EVERY = Duration.ofSeconds(5);

  private final TrafficTally tally;
  private final InstantSource clock;
  private final Map<ConnectionRefusal, Counter> counters = new EnumMap<>(ConnectionRefusal.class);
  private final Map<ConnectionRefusal, Allowance> lines = new EnumMap<>(ConnectionRefusal.class);

  public ConnectionRefusals(TrafficTally tally, MeterRegistry registry, InstantSource clock) {
    this.tally = tally;
    this.clock = clock;
    for (ConnectionRefusal reason : ConnectionRefusal.values()) {
      counters.put(
          reason, registry.counter(MetricNames.CONNECTIONS_REFUSED, "reason", reason.name()));
      lines.put(reason, new Allowance(LOGGED_AT_ONCE, LOGGED_EVERY));
    }
  }

  /**
   * Counts one.
   *
   * @param peer the address at the other end; empty where it is not known
   * @param detail what the parser or the handshake said, cut in length; never a request
   */
  public void count(ConnectionRefusal reason, String peer, String detail) {
    tally.count(reason);
    Counter counter = counters.get(reason);
    if (counter != null) {
      counter.increment();
    }
    if (isLogged(reason)) {
      LOG.atWarn()
          .addKeyValue("reason", reason)
          .addKeyValue("hop", reason.hop())
          .addKeyValue("peer", peer)
          .addKeyValue("detail", detail)
          .log("A connection ended before it carried a request");
    }
  }

  /** As {@link #count(ConnectionRefusal, String, String)}, where the peer is not known. */
  public void count(ConnectionRefusal reason, String detail) {
    count(reason, "", detail);
  }

  private boolean isLogged(ConnectionRefusal reason) {
    Allowance allowance = lines.get(reason);
    if (allowance == null) {
      return false;
    }
    synchronized (allowance) {
      return allowance.take(clock.instant());
    }
  }
}
