package io.oauthedge.dataplane.credential;

import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.token.Rejection;

/** What a request carries in the place of a credential. */
public sealed interface Credential {
  /**
   * A bearer token (RFC 6750 section 2.1), not judged yet.
   *
   * @param valueLength length of the whole header value, in characters
   * @param throughTrustedProxy whether the direct peer is one of the trusted proxies
   */
  record Bearer(String token, int valueLength, boolean throughTrustedProxy) implements Credential {
    /**
     * Names the hop that a refusal of this token points at: a cut exactly at the edge of a
     * well-known buffer, behind a trusted proxy, is that proxy's doing. All else stays as it is.
     */
    public Rejection attribute(Rejection rejection) {
      if (rejection.reason() != Reason.AUTHORIZATION_TRUNCATED || !throughTrustedProxy) {
        return rejection;
      }
      return BufferEdge.at("authorization", valueLength)
          .map(
              buffer ->
                  new Rejection(
                      rejection.reason(),
                      Hop.LOAD_BALANCER,
                      rejection.header(),
                      rejection.evidence()
                          + ", value of "
                          + valueLength
                          + " characters ends at a buffer of "
                          + buffer))
          .orElse(rejection);
    }
  }

  /** No usable credential. */
  record Unusable(Rejection rejection) implements Credential {}
}
