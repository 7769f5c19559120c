package io.oauthedge.dataplane.keys;

import io.oauthedge.contract.config.IssuerConfig;
import java.util.List;
import java.util.Optional;

/** What of an issuer's configuration its keys depend on; two issuers equal in this share a set. */
record KeySource(
    String name,
    String issuer,
    List<String> metadataUrls,
    Optional<String> jwksUri,
    Optional<String> caFile) {
  static KeySource of(IssuerConfig config) {
    return new KeySource(
        config.name(), config.issuer(), config.metadataUrls(), config.jwksUri(), config.caFile());
  }
}
