package io.oauthedge.dataplane.token;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import java.util.Optional;

/**
 * A refusal with its evidence.
 *
 * @param hop the hop that the evidence points at
 * @param header what became of a header, when the refusal is about one
 * @param evidence structure only (names, counts, lengths), never a token's content; may be empty
 */
public record Rejection(Reason reason, Hop hop, Optional<HeaderFinding> header, String evidence) {
  /** A header's fate at this refusal. */
  public record HeaderFinding(String header, HeaderFate fate) {}

  /** A refusal attributed to the reason's usual hop. */
  public static Rejection of(Reason reason, String evidence) {
    return new Rejection(reason, reason.hop(), Optional.empty(), evidence);
  }

  /** A refusal about Authorization. */
  public static Rejection ofAuthorization(
      Reason reason, Hop hop, HeaderFate fate, String evidence) {
    return new Rejection(
        reason, hop, Optional.of(new HeaderFinding("authorization", fate)), evidence);
  }
}
