package io.oauthedge.dataplane.peer;

import io.oauthedge.contract.refresh.Session;
import io.oauthedge.contract.refresh.Session.Kind;
import io.oauthedge.dataplane.affinity.AffinityKey;

/** What ties requests to endpoints, as it travels between pods. */
final class Sessions {
  private Sessions() {}

  static Session wrap(AffinityKey key) {
    return switch (key) {
      case AffinityKey.None none -> Session.of(Kind.NONE, 0);
      case AffinityKey.Keyed keyed -> Session.of(Kind.KEYED, keyed.hash());
      case AffinityKey.Fresh fresh -> Session.of(Kind.FRESH, fresh.hash());
      case AffinityKey.Held held ->
          Session.heldBy(
              new Session.Holder(held.endpoint(), held.epoch(), held.ageing()), held.hash());
      case AffinityKey.Bound _ ->
          throw new IllegalStateException(
              "hints are read where the request is sent, not where it came in");
    };
  }

  static AffinityKey unwrap(Session session) {
    return switch (session.kind()) {
      case NONE -> AffinityKey.NONE;
      case KEYED -> new AffinityKey.Keyed(session.hash());
      case FRESH -> new AffinityKey.Fresh(session.hash());
      case HELD -> {
        Session.Holder holder = session.holder().orElseThrow();
        yield new AffinityKey.Held(
            session.hash(), holder.endpoint(), holder.epoch(), holder.ageing());
      }
    };
  }
}
