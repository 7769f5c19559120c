package io.oauthedge.operator.canary.send;

import io.oauthedge.contract.canary.CanaryAnswer;
import io.oauthedge.contract.canary.ResponseField;
import io.oauthedge.operator.canary.probe.SentField;
import java.util.List;

/** What came of one request. */
public sealed interface Reply {
  /**
   * The edge answered, and nobody else can have.
   *
   * @param sent the request's field lines
   * @param headBytes size of the request's head as HTTP/1.1 writes it
   * @param status as it reached the caller
   * @param received field lines of the answer as they reached the caller
   */
  record Sealed(
      List<SentField> sent,
      int headBytes,
      CanaryAnswer answer,
      int status,
      List<ResponseField> received)
      implements Reply {
    // RFC 6585 section 5; no probe asks for it.
    private static final int TOO_LARGE = 431;

    public Sealed {
      sent = List.copyOf(sent);
      received = List.copyOf(received);
    }

    /** Whether the edge says that the request's head exceeds its own limit. */
    public boolean isTooLarge() {
      return status == TOO_LARGE;
    }
  }

  /**
   * Somebody answered without the edge's seal.
   *
   * @param who names the answerer as far as it does so itself; for a message
   */
  record Foreign(int status, String who, List<ResponseField> received) implements Reply {
    public Foreign {
      received = List.copyOf(received);
    }
  }

  /**
   * Nobody answered.
   *
   * @param why for a message, after "the request failed: "
   */
  record Broken(Cause cause, String why) implements Reply {}

  /** HTTP/2 was asked for, and the other side chose HTTP/1.1. */
  record NotOffered() implements Reply {}

  /** The round's bounds were reached: nothing was sent. */
  record NotSent() implements Reply {}

  /** Why nobody answered. */
  enum Cause {
    /** No connection. */
    UNREACHABLE,
    /** No TLS: what listens there proves to be somebody else, or nobody known. */
    TLS,
    /** The connection or the stream was closed instead of an answer. */
    CLOSED,
    /** No answer in time. */
    TIMEOUT
  }
}
