package io.oauthedge.dataplane.integrity;

import io.oauthedge.dataplane.integrity.ClientTrace.Brings;
import io.oauthedge.dataplane.integrity.ClientTrace.Lost;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The clients that lost a header at the same moment as one of them, and those that still bring it.
 *
 * <p>Addresses and programs are counted by hash: where two fall together, the crowd looks smaller
 * than it is.
 */
final class Crowd {
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

  private final Lost one;
  private final long nowMillis;
  private final BitSet addresses = new BitSet(BUCKETS);
  private final int[] ofProgram = new int[PROGRAMS];
  private int still;

  private Crowd(Lost one, long nowMillis) {
    this.one = one;
    this.nowMillis = nowMillis;
  }

  /** The crowd around one of it. */
  static Crowd around(Lost one, ClientMemory memory, long nowMillis) {
    var crowd = new Crowd(one, nowMillis);
    memory.forEach(one.who().subject(), nowMillis, crowd::count);
    return crowd;
  }

  /** How many clients brought a header of some length lately. */
  static int still(int subject, int leastLength, ClientMemory memory, long nowMillis) {
    int[] still = new int[1];
    memory.forEach(
        subject,
        nowMillis,
        trace -> {
          if (trace instanceof Brings brings
              && brings.length() >= leastLength
              && nowMillis - brings.seenAt() <= STILL_MILLIS) {
            still[0]++;
          }
        });
    return still[0];
  }

  private void count(ClientTrace trace) {
    switch (trace) {
      case Brings brings -> {
        if (nowMillis - brings.seenAt() <= STILL_MILLIS) {
          still++;
        }
      }
      case Lost lost -> {
        int address = Math.floorMod(lost.who().address(), BUCKETS);
        if (lost.steady()
            && lost.fate() == one.fate()
            && Math.abs(lost.lostAt() - one.lostAt()) <= MOMENT_MILLIS
            && !addresses.get(address)) {
          addresses.set(address);
          ofProgram[Math.floorMod(lost.who().program(), PROGRAMS)]++;
        }
      }
    }
  }

  /** How many addresses lost it. */
  int lost() {
    return addresses.cardinality();
  }

  /** How many clients still bring it. */
  int still() {
    return still;
  }

  /** Whether so many and so different ones lost it that no client's change explains it. */
  boolean accusesProxy() {
    int lost = lost();
    int mostOfOneProgram = Arrays.stream(ofProgram).max().orElse(0);
    return lost >= FEWEST_ADDRESSES
        && lost - mostOfOneProgram >= FEWEST_OF_OTHER_PROGRAMS
        && still * STILL_PART <= lost;
  }
}
