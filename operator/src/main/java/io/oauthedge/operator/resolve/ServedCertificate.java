package io.oauthedge.operator.resolve;

import java.time.Instant;

/** A TLS Secret whose key, certificate and names fit the edge. */
public record ServedCertificate(
    SecretFiles files, String subject, Instant notBefore, Instant notAfter) {}
