package io.oauthedge.dataplane.exchange;

/** Where an exchange's time went, in nanoseconds. */
public final class Timings {
  private long verifyNanos;
  private long upstreamNanos;

  public long verifyNanos() {
    return verifyNanos;
  }

  /** Notes the time from reading the credential to the verdict. */
  public void noteVerify(long nanos) {
    verifyNanos = nanos;
  }

  public long upstreamNanos() {
    return upstreamNanos;
  }

  /** Notes the time from asking for a connection to the upstream's head. */
  public void noteUpstream(long nanos) {
    upstreamNanos = nanos;
  }
}
