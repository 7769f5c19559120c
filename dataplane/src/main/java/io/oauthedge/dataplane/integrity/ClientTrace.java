package io.oauthedge.dataplane.integrity;

import io.oauthedge.contract.HeaderFate;

/** What one client did lately with one header; times are in milliseconds since the epoch. */
sealed interface ClientTrace {
  Who who();

  /** When the client was last seen. */
  long seenAt();

  /**
   * Whose trace it is.
   *
   * @param key hash of client, scope and header
   * @param subject hash of scope and header
   */
  record Who(long key, int subject, int address, int program) {}

  /**
   * It brings the header.
   *
   * @param streak how many requests in a row brought it, counted up to a bound
   * @param length of its value, in characters
   * @param validUntil from when on it has a reason of its own to stop
   */
  record Brings(Who who, int streak, int length, long seenAt, long validUntil)
      implements ClientTrace {}

  /**
   * It brought the header, and then no longer did.
   *
   * @param sentAt when it was last brought
   * @param lostAt when it was first missed
   * @param steady whether it was brought so regularly, and was good for so long, that nothing but a
   *     change explains its loss
   */
  record Lost(Who who, HeaderFate fate, long sentAt, long lostAt, long seenAt, boolean steady)
      implements ClientTrace {}
}
