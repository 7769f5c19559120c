package io.oauthedge.operator.validate;

import io.oauthedge.crds.v1alpha1.spec.Issuer;
import java.net.URI;
import java.util.Optional;

/** How issuers are called in references, metrics and logs. */
public final class IssuerNames {
  private IssuerNames() {}

  /** The issuer's name, or by default its host. */
  public static String of(Issuer issuer) {
    return Optional.ofNullable(issuer.name())
        .orElseGet(() -> URI.create(issuer.issuer()).getHost());
  }
}
