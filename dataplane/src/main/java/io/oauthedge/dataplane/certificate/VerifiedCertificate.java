package io.oauthedge.dataplane.certificate;

/**
 * A client's certificate that was found good.
 *
 * @param thumbprint SHA-256 of its DER in Base64url without padding: {@code x5t#S256} of RFC 8705
 *     section 3.1
 * @param clientCert its DER as a byte sequence, the value of {@code Client-Cert} (RFC 9440 section
 *     2.2)
 */
public record VerifiedCertificate(String thumbprint, String clientCert) {}
