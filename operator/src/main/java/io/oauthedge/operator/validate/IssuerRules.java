package io.oauthedge.operator.validate;

import io.oauthedge.crds.v1alpha1.spec.Access;
import io.oauthedge.crds.v1alpha1.spec.Issuer;
import io.oauthedge.crds.v1alpha1.spec.OAuthEdgeSpec;
import io.oauthedge.crds.v1alpha1.spec.TokenEndpoint;
import io.oauthedge.operator.validate.Problem.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Issuers that can be told apart, and are there where they are needed. */
final class IssuerRules {
  private static final String PROBE = "spec.readiness.tokenEndpoint";

  private IssuerRules() {}

  static Stream<Problem> problems(OAuthEdgeSpec spec) {
    return Stream.of(sameName(spec.issuers()), nobodyToBelieve(spec), probe(spec))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> sameName(List<Issuer> issuers) {
    List<String> names = issuers.stream().map(IssuerNames::of).toList();
    return IntStream.range(0, names.size())
        .filter(i -> names.indexOf(names.get(i)) < i)
        .mapToObj(
            i ->
                new Problem(
                    Kind.SPEC,
                    "spec.issuers[" + i + "].name",
                    "another issuer is named "
                        + names.get(i)
                        + " as well (without a name, it is the issuer's host).",
                    "Give each its own name."));
  }

  private static Stream<Problem> nobodyToBelieve(OAuthEdgeSpec spec) {
    boolean isProtected =
        spec.routes().isEmpty()
            || spec.routes().stream().anyMatch(route -> route.access() == Access.PROTECTED);
    return isProtected && spec.issuers().isEmpty()
        ? Stream.of(
            new Problem(
                Kind.SPEC,
                "spec.issuers",
                "a route is Protected, but no issuer's tokens are accepted.",
                "Add an issuer, or set access: Public on every route."))
        : Stream.empty();
  }

  private static Stream<Problem> probe(OAuthEdgeSpec spec) {
    TokenEndpoint endpoint = spec.readiness().tokenEndpoint();
    if (endpoint == null) {
      return Stream.empty();
    }
    Optional<Issuer> issuer =
        spec.issuers().stream()
            .filter(
                candidate ->
                    endpoint.issuer() == null
                        || IssuerNames.of(candidate).equals(endpoint.issuer()))
            .findFirst();
    if (issuer.isEmpty()) {
      return Stream.of(
          new Problem(
              Kind.SPEC,
              PROBE + ".issuer",
              "no issuer is named " + endpoint.issuer() + ".",
              "Use the name of an entry of issuers: "
                  + String.join(", ", spec.issuers().stream().map(IssuerNames::of).toList())
                  + "."));
    }
    return issuer.get().jwksUri() != null && endpoint.url() == null
        ? Stream.of(
            new Problem(
                Kind.SPEC,
                PROBE + ".url",
                "the issuer has jwksUri, so there is no metadata that names its token endpoint.",
                "Give the token endpoint's url."))
        : Stream.empty();
  }
}
