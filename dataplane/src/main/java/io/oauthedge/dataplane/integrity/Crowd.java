package io.oauthedge.dataplane.integrity;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.dataplane.integrity.ClientTrace.Brings;
import io.oauthedge.dataplane.integrity.ClientTrace.Lost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;

/**
 * The clients of one header within one scope at a time: those that lost it, and those that still
 * bring it.
 *
 * <p>One look through the memory answers all that is asked of them for a while, so that no flood of
 * refusals makes a pod look again. Addresses and programs are counted by hash: where two fall
 * together, the crowd looks smaller than it is.
 */
final class Crowd {
  /** A look is good for so long. */
  static final long GOOD_MILLIS = 250;

  /** Losses this far apart are of the same moment. */
  static final long MOMENT_MILLIS = 15_000;

  /** Who brought the header within this time still brings it. */
  static final long STILL_MILLIS = 10_000;

  /** One address may be a scanner, or one network's own proxy; this many are not. */
  static final int FEWEST_ADDRESSES = 8;

  /** One program may have been deployed with a defect; so many clients must use another. */
  static final int FEWEST_OF_OTHER_PROGRAMS = 3;

  /** Up to one in so many may still bring it: what was on its way when the loss began. */
  static final int STILL_PART = 10;

  private static final int BUCKETS = 4096;
  private static final int PROGRAMS = 64;
  private static final long SECOND = 1_000;

  /**
   * The losses around one moment.
   *
   * @param lost how many addresses lost it
   * @param ofOneProgram how many of them with the most common program
   * @param still how many clients still bring it
   */
  record Moment(int lost, int ofOneProgram, int still) {
    /** Whether so many and so different ones lost it that no client's change explains it. */
    boolean accusesProxy() {
      return lost >= FEWEST_ADDRESSES
          && lost - ofOneProgram >= FEWEST_OF_OTHER_PROGRAMS
          && still * STILL_PART <= lost;
    }
  }

  private record Asked(HeaderFate fate, long second) {}

  private final int subject;
  private final long atMillis;
  private final List<Lost> lossesByTime;
  private final int[] sortedLengths;
  private final ConcurrentMap<Asked, Moment> moments = new ConcurrentHashMap<>();

  private Crowd(int subject, long atMillis, List<Lost> losses, IntStream lengths) {
    this.subject = subject;
    this.atMillis = atMillis;
    losses.sort(Comparator.comparingLong(Lost::lostAt));
    this.lossesByTime = losses;
    this.sortedLengths = lengths.sorted().toArray();
  }

  /** Looks through the memory. */
  static Crowd of(int subject, ClientMemory memory, long nowMillis) {
    var losses = new ArrayList<Lost>();
    var lengths = IntStream.builder();
    memory.forEach(
        subject,
        nowMillis,
        trace -> {
          switch (trace) {
            case Brings brings -> {
              if (nowMillis - brings.seenAt() <= STILL_MILLIS) {
                lengths.add(brings.length());
              }
            }
            case Lost lost -> {
              if (lost.steady()) {
                losses.add(lost);
              }
            }
          }
        });
    return new Crowd(subject, nowMillis, losses, lengths.build());
  }

  /** Whether this look still answers for a subject. */
  boolean isOf(int asked, long nowMillis) {
    return subject == asked && nowMillis - atMillis < GOOD_MILLIS;
  }

  /** How many clients still bring one of some length. */
  int still(int leastLength) {
    int shorter = 0;
    while (shorter < sortedLengths.length && sortedLengths[shorter] < leastLength) {
      shorter++;
    }
    return sortedLengths.length - shorter;
  }

  /** Those that met the same fate at the same moment, taken to the second. */
  Moment around(Lost one) {
    return moments.computeIfAbsent(new Asked(one.fate(), one.lostAt() / SECOND), this::count);
  }

  private Moment count(Asked asked) {
    long middle = asked.second() * SECOND + SECOND / 2;
    var addresses = new BitSet(BUCKETS);
    int[] ofProgram = new int[PROGRAMS];
    for (int i = firstAt(middle - MOMENT_MILLIS); i < lossesByTime.size(); i++) {
      Lost lost = lossesByTime.get(i);
      if (lost.lostAt() > middle + MOMENT_MILLIS) {
        break;
      }
      int address = Math.floorMod(lost.who().address(), BUCKETS);
      if (lost.fate() == asked.fate() && !addresses.get(address)) {
        addresses.set(address);
        ofProgram[Math.floorMod(lost.who().program(), PROGRAMS)]++;
      }
    }
    return new Moment(
        addresses.cardinality(), Arrays.stream(ofProgram).max().orElse(0), sortedLengths.length);
  }

  private int firstAt(long millis) {
    int low = 0;
    int high = lossesByTime.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lossesByTime.get(middle).lostAt() < millis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
