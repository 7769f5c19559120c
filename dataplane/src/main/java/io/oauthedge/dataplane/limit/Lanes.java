package io.oauthedge.dataplane.limit;

/**
 * Where clients wait apart from each other: served in turn, so that a noisy one delays itself.
 *
 * <p>A client belongs to two lanes and takes the shorter one. So hardly any shares both with a
 * noisy one (shuffle sharding, as Kubernetes' API Priority and Fairness does it), and memory does
 * not grow with clients. Not thread-safe.
 */
final class Lanes {
  /** A power of two. */
  private static final int COUNT = 128;

  private final Lane[] lanes = new Lane[COUNT];
  private int next;

  Lanes() {
    for (int i = 0; i < COUNT; i++) {
      lanes[i] = new Lane();
    }
  }

  /** The shorter of the client's two. */
  Lane of(long client) {
    long mixed = client * 0x9e3779b97f4a7c15L;
    Lane one = lanes[(int) (mixed >>> 57)];
    Lane other = lanes[(int) (mixed >>> 50) & (COUNT - 1)];
    return other.waiting() < one.waiting() ? other : one;
  }

  Lane longest() {
    Lane longest = lanes[0];
    for (Lane lane : lanes) {
      if (lane.waiting() > longest.waiting()) {
        longest = lane;
      }
    }
    return longest;
  }

  /** The first of the next lane in which somebody waits; somebody must. */
  Turn next() {
    Lane lane = lanes[next];
    while (lane.waiting() == 0) {
      next = (next + 1) & (COUNT - 1);
      lane = lanes[next];
    }
    next = (next + 1) & (COUNT - 1);
    return lane.first();
  }
}
