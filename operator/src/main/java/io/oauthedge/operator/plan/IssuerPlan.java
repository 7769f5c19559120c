package io.oauthedge.operator.plan;

import io.oauthedge.contract.config.IssuerConfig;
import io.oauthedge.crds.v1alpha1.spec.Issuer;
import io.oauthedge.operator.resolve.FieldPaths;
import io.oauthedge.operator.resolve.References;
import io.oauthedge.operator.validate.IssuerNames;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The authorization servers whose tokens are accepted. */
final class IssuerPlan {
  private IssuerPlan() {}

  static ConfigPiece<List<IssuerConfig>> of(List<Issuer> issuers, References references) {
    return ConfigPiece.all(
        IntStream.range(0, issuers.size())
            .mapToObj(
                i ->
                    AuthorityPlan.of(references, FieldPaths.issuerAuthority(i))
                        .map(caFile -> config(issuers.get(i), caFile)))
            .toList());
  }

  private static IssuerConfig config(Issuer issuer, Optional<String> caFile) {
    return new IssuerConfig(
        IssuerNames.of(issuer),
        issuer.issuer(),
        issuer.audiences(),
        metadataUrls(issuer),
        Optional.ofNullable(issuer.jwksUri()),
        caFile,
        issuer.algorithms(),
        SpecUnits.millis(issuer.clockSkew()),
        issuer.requiredClaims(),
        issuer.acceptedTypes());
  }

  private static List<String> metadataUrls(Issuer issuer) {
    if (issuer.jwksUri() != null) {
      return List.of();
    }
    return issuer.discovery() != null
        ? List.of(issuer.discovery())
        : wellKnown(URI.create(issuer.issuer()));
  }

  /** RFC 8414 section 3.1 puts the well-known part before the path, OpenID Connect behind it. */
  private static List<String> wellKnown(URI issuer) {
    String origin = issuer.getScheme() + "://" + issuer.getRawAuthority();
    String path = issuer.getRawPath().replaceFirst("/$", "");
    return List.of(
        origin + "/.well-known/oauth-authorization-server" + path,
        origin + path + "/.well-known/openid-configuration");
  }
}
