package io.oauthedge.contract.config;

import io.oauthedge.contract.ContractVersion;
import io.oauthedge.contract.Require;
import io.oauthedge.contract.Versioned;
import java.util.List;

/** Last good keys for pods that cannot reach an authorization server: operator → dataplane. */
public record KeySnapshot(int version, List<IssuerKeys> keys) implements Versioned {
  public KeySnapshot {
    keys = Require.list(keys, "keys");
  }

  /** A snapshot in the current contract version. */
  public static KeySnapshot of(List<IssuerKeys> keys) {
    return new KeySnapshot(ContractVersion.CURRENT, keys);
  }
}
