package io.oauthedge.contract.refresh;

import io.oauthedge.contract.ContractVersion;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.contract.Require;
import io.oauthedge.contract.Versioned;
import io.oauthedge.contract.config.Endpoint;
import java.util.List;
import java.util.Optional;

/**
 * What the owner has for a {@link ForwardedRequest}: the token endpoint's answer, or why it has
 * none. Prints no secret.
 */
public record ForwardedAnswer(int version, Optional<Answer> answer, Optional<Refusal> refusal)
    implements Versioned {
  public ForwardedAnswer {
    if (answer.isPresent() == refusal.isPresent()) {
      throw new IllegalArgumentException("either answer or refusal must be given");
    }
  }

  /** The token endpoint answered. */
  public static ForwardedAnswer of(Answer answer) {
    return new ForwardedAnswer(ContractVersion.CURRENT, Optional.of(answer), Optional.empty());
  }

  /** The owner has no answer to give. */
  public static ForwardedAnswer of(Refusal refusal) {
    return new ForwardedAnswer(ContractVersion.CURRENT, Optional.empty(), Optional.of(refusal));
  }

  /** How a request came by its answer. */
  public enum Source {
    /** The owner sent it. */
    SENT,
    /** An equal one was under way at the owner. */
    COALESCED,
    /** An equal one had been answered within the replay window. */
    REPLAYED
  }

  /**
   * A whole answer of a token endpoint.
   *
   * @param headers end-to-end fields
   * @param body in base64 (RFC 4648 section 4)
   * @param endpoint that answered
   * @param source how the request came by it
   */
  public record Answer(
      int status, List<Field> headers, String body, Endpoint endpoint, Source source) {
    public Answer {
      Require.atLeast(200, status, "answer.status");
      headers = Require.list(headers, "answer.headers");
      Require.given(body, "answer.body");
      Require.given(endpoint, "answer.endpoint");
      Require.given(source, "answer.source");
    }

    @Override
    public String toString() {
      return "Answer[" + status + "]";
    }
  }

  /** Why there is no answer; {@code evidence} holds structure only. */
  public record Refusal(Reason reason, Hop hop, String evidence) {
    public Refusal {
      Require.given(reason, "refusal.reason");
      Require.given(hop, "refusal.hop");
      Require.given(evidence, "refusal.evidence");
    }
  }
}
