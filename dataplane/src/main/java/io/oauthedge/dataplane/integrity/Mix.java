package io.oauthedge.dataplane.integrity;

/** Mixes two numbers into one that shows neither: the finalizer of SplitMix64. */
final class Mix {
  private Mix() {}

  static long of(long key, long value) {
    long z = key + value * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
