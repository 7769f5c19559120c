package io.oauthedge.contract.report;

import io.oauthedge.contract.ContractVersion;
import io.oauthedge.contract.Require;
import io.oauthedge.contract.Versioned;

/**
 * The answer to a push over the admin port.
 *
 * @param configHash hash of the configuration that the pod serves with now
 * @param message what is missing or wrong, and where; empty when applied
 */
public record ApplyReply(int version, ApplyOutcome outcome, String configHash, String message)
    implements Versioned {
  public ApplyReply {
    Require.given(outcome, "outcome");
    Require.given(configHash, "configHash");
    Require.given(message, "message");
  }

  /** A reply in the current contract version. */
  public static ApplyReply of(ApplyOutcome outcome, String configHash, String message) {
    return new ApplyReply(ContractVersion.CURRENT, outcome, configHash, message);
  }
}
