package io.oauthedge.dataplane.reload;

import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.dataplane.token.TokenVerifier;
import java.util.List;

/** Makes the verifier of a list of issuers. */
@FunctionalInterface
public interface Verifiers {
  TokenVerifier of(List<IssuerConfig> issuers);
}
