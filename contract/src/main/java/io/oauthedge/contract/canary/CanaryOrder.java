package io.oauthedge.contract.canary;

import io.oauthedge.contract.ContractVersion;
import io.oauthedge.contract.Require;
import io.oauthedge.contract.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One request of a canary round: operator → edge, sealed, in the request's own path.
 *
 * <p>It says nothing of the request's fields: the edge tells what arrived, and only the operator
 * knows what was sent.
 *
 * @param id names the order; an edge pod answers it once
 * @param expiresAt from then on it is void; at most {@link CanarySeal#MOST_LIFE} after it was made
 * @param status of the answer, 200 to 599, and none of those that allow no body
 * @param respond field lines of the answer, at most 8
 * @param upstreamEchoPath path of the edge's own routes at which the application answers with the
 *     fields that it got, to be asked with the fields of this request
 */
public record CanaryOrder(
    int version,
    String id,
    Instant expiresAt,
    int status,
    List<ResponseField> respond,
    Optional<String> upstreamEchoPath)
    implements Versioned {
  private static final int MOST_FIELDS = 8;

  /** RFC 9110 sections 15.3.5, 15.3.6 and 15.4.5: the sealed answer would be lost. */
  private static final Set<Integer> BODILESS = Set.of(204, 205, 304);

  public CanaryOrder {
    Require.text(id, "id");
    Require.given(expiresAt, "expiresAt");
    if (status < 200 || status > 599 || BODILESS.contains(status)) {
      throw new IllegalArgumentException(
          "status must be 200 to 599 and one of an answer with a body, is " + status);
    }
    respond = Require.list(respond, "respond");
    if (respond.size() > MOST_FIELDS) {
      throw new IllegalArgumentException("respond has more than " + MOST_FIELDS + " fields");
    }
    Require.given(upstreamEchoPath, "upstreamEchoPath");
  }

  /** An order in the current contract version. */
  public static CanaryOrder of(
      String id,
      Instant expiresAt,
      int status,
      List<ResponseField> respond,
      Optional<String> upstreamEchoPath) {
    return new CanaryOrder(
        ContractVersion.CURRENT, id, expiresAt, status, respond, upstreamEchoPath);
  }
}
