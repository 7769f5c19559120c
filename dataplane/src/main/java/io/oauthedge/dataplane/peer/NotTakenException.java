package io.oauthedge.dataplane.peer;

import java.io.Serial;

/** A peer did not get a request, or said that it did nothing with it: another may send it. */
final class NotTakenException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  NotTakenException(String why) {
    super(why, null, false, false);
  }
}
