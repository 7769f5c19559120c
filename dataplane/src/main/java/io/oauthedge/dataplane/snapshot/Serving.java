package io.oauthedge.dataplane.snapshot;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The snapshot that new requests are served with; swapped whole by one volatile write. */
public final class Serving {
  private volatile @Nullable EdgeSnapshot current;

  /** The current snapshot, to look at. */
  public Optional<EdgeSnapshot> current() {
    return Optional.ofNullable(current);
  }

  /** Whether an address is a trusted proxy's by the current snapshot; before the first, none is. */
  public boolean trusts(String address) {
    EdgeSnapshot snapshot = current;
    return snapshot != null && snapshot.origins().trusts(address);
  }

  /** The current snapshot, entered: the caller must leave it. Empty before the first one. */
  public Optional<EdgeSnapshot> enter() {
    while (true) {
      EdgeSnapshot snapshot = current;
      if (snapshot == null) {
        return Optional.empty();
      }
      if (snapshot.enter()) {
        return Optional.of(snapshot);
      }
    }
  }

  /** Changes over; the old snapshot ends with its last request. */
  public void swap(EdgeSnapshot next) {
    EdgeSnapshot before = current;
    current = next;
    if (before != null) {
      before.leave();
    }
  }
}
