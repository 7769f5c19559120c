package io.oauthedge.dataplane.affinity;

/**
 * Highest-random-weight hashing (Thaler and Ravishankar, 1998) over 64-bit digests: a key belongs
 * to the member for which it weighs most.
 *
 * <p>Nothing here differs between processes, so that all pods agree. A key moves only when its
 * member goes or a new one weighs more: the least that is possible.
 */
public final class Rendezvous {
  // FNV-1a takes the characters in, the finalizer of MurmurHash3 spreads them over all bits.
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Rendezvous() {}

  /** The digest of a text, be it a key or a member. */
  public static long hash(CharSequence text) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return spread(hash);
  }

  /** What a key weighs for a member, unsigned; the highest of all members wins. */
  public static long weight(long key, long member) {
    return spread(key ^ member);
  }

  static long spread(long value) {
    long mixed = value;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
