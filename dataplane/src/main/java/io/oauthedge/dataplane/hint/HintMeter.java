package io.oauthedge.dataplane.hint;

/** Counts what becomes of hints; called on event loops. */
@FunctionalInterface
public interface HintMeter {
  /** What happened to a hint. */
  enum Result {
    /** A code or a refresh token got one. */
    ADDED,
    /** It was taken off, and the endpoint that it names got the request. */
    FOLLOWED,
    /**
     * It was taken off, but its endpoint is gone, and the state with it: another got the request.
     */
    LOST,
    /** It was not sealed for this token, client and upstream; the token went on as it came. */
    FOREIGN,
    /** An answer went on as it was, since it could not be read. */
    UNREADABLE,
    /** A code went on as it was, since an ID token beside it holds its hash. */
    HASHED,
    /** What was issued went on as it was, since the request did not name the client. */
    CLIENTLESS
  }

  void count(String upstream, Result result);

  /** Counts nothing. */
  static HintMeter none() {
    return (upstream, result) -> {};
  }
}
