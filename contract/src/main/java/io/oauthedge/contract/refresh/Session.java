package io.oauthedge.contract.refresh;

import io.oauthedge.contract.Require;
import io.oauthedge.contract.config.Endpoint;
import java.util.Optional;

/**
 * What ties a request to an endpoint, as the pod found out that has the client's connection.
 *
 * @param hash chooses the endpoint; without meaning for {@link Kind#NONE}
 * @param holder who has the session, for {@link Kind#HELD} alone
 */
public record Session(Kind kind, long hash, Optional<Holder> holder) {
  /** How much is known. */
  public enum Kind {
    /** Any endpoint may get it. */
    NONE,
    /** The hash chooses. */
    KEYED,
    /** The hash chooses, and the client is to learn it. */
    FRESH,
    /** A cookie proves who has the session. */
    HELD
  }

  /**
   * An endpoint that has a session.
   *
   * @param epoch of the endpoint snapshot by which it was proven
   * @param ageing whether the proof is to be renewed
   */
  public record Holder(Endpoint endpoint, long epoch, boolean ageing) {
    public Holder {
      Require.given(endpoint, "session.holder.endpoint");
    }
  }

  public Session {
    Require.given(kind, "session.kind");
    if (holder.isPresent() != (kind == Kind.HELD)) {
      throw new IllegalArgumentException("session.holder must be given for HELD alone");
    }
  }

  /** Without a holder. */
  public static Session of(Kind kind, long hash) {
    return new Session(kind, hash, Optional.empty());
  }

  /** With one. */
  public static Session heldBy(Holder holder, long hash) {
    return new Session(Kind.HELD, hash, Optional.of(holder));
  }
}
