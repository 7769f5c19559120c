package io.oauthedge.dataplane.dpop;

/**
 * A proof that was verified.
 *
 * @param thumbprint of the client's key: {@code jkt} (RFC 9449 section 6.1, RFC 7638)
 * @param nonce the server's, empty for none
 */
public record DpopProof(String thumbprint, String nonce) {}
