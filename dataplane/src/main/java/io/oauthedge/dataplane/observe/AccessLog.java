package io.oauthedge.dataplane.observe;

import io.oauthedge.contract.config.AccessLogConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One JSON line a request, written by a thread of its own.
 *
 * <p>An event loop only offers the record: when the sink is slower than the traffic, lines are
 * dropped and counted, never waited for.
 */
public final class AccessLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
  private static final int CAPACITY = 16_384;
  private static final int BATCH = 256;

  private final BlockingQueue<ExchangeRecord> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final LongAdder dropped = new LongAdder();
  private final OutputStream sink;
  private final Thread writer;
  private volatile boolean closing;

  /** Begins to write to a stream, which is flushed after each batch and never closed. */
  public AccessLog(OutputStream sink) {
    this.sink = sink;
    this.writer = Thread.ofPlatform().name("access-log").daemon().start(this::write);
  }

  /** Takes a record if the configuration wants its line. */
  public void offer(ExchangeRecord exchange, AccessLogConfig config) {
    if (isWanted(exchange, config) && !queue.offer(exchange)) {
      dropped.increment();
    }
  }

  /** Lines lost since the start. */
  public long dropped() {
    return dropped.sum();
  }

  private static boolean isWanted(ExchangeRecord exchange, AccessLogConfig config) {
    return switch (config.level()) {
      case NONE -> false;
      case REJECTED -> exchange.cause().isPresent();
      case ALL ->
          exchange.cause().isPresent()
              || config.samplePercent() == 100
              || ThreadLocalRandom.current().nextInt(100) < config.samplePercent();
    };
  }

  private void write() {
    List<ExchangeRecord> batch = new ArrayList<>(BATCH);
    try {
      while (!closing || !queue.isEmpty()) {
        ExchangeRecord first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, BATCH - 1);
          sink.write(AccessLine.of(batch));
          sink.flush();
          batch.clear();
        }
      }
    } catch (IOException e) {
      LOG.atError().setCause(e).log("the access log cannot be written; it ends here");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes what is queued and ends the writer; waits for at most five seconds. */
  @Override
  public void close() {
    closing = true;
    try {
      writer.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
