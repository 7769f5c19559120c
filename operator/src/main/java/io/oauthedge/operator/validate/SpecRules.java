package io.oauthedge.operator.validate;

import io.oauthedge.crds.v1alpha1.spec.OAuthEdgeSpec;
import io.oauthedge.operator.resolve.References;
import io.oauthedge.operator.resolve.Resolved;
import io.oauthedge.operator.resolve.Resolved.Found;
import io.oauthedge.operator.resolve.Resolved.Invalid;
import io.oauthedge.operator.resolve.Resolved.Missing;
import io.oauthedge.operator.validate.Problem.Kind;
import io.oauthedge.operator.validate.affinity.AffinityRules;
import java.util.List;
import java.util.stream.Stream;

/** All problems of an edge at once: what the schema cannot see, and what its references lack. */
public final class SpecRules {
  private SpecRules() {}

  /** In the order of the spec, references last; empty when all is well. */
  public static List<Problem> problems(OAuthEdgeSpec spec, References references) {
    return Stream.of(
            HostRules.problems(spec),
            TlsRules.problems(spec),
            HstsRules.problems(spec),
            FrontRules.problems(spec),
            NetworkRules.problems(spec.externalAccess(), spec.tls()),
            IssuerRules.problems(spec),
            RouteRules.problems(spec),
            AffinityRules.problems(spec),
            HeaderRules.problems(spec.headers()),
            DisruptionRules.problems(spec.deployment()),
            references.all().stream().flatMap(SpecRules::problem))
        .flatMap(problems -> problems)
        .toList();
  }

  private static Stream<Problem> problem(Resolved<?> resolved) {
    return switch (resolved) {
      case Found<?> _ -> Stream.empty();
      case Missing<?> missing ->
          Stream.of(
              new Problem(
                  Kind.REFERENCE,
                  missing.path(),
                  missing.object() + " does not exist.",
                  missing.fix()));
      case Invalid<?> invalid ->
          Stream.of(new Problem(Kind.REFERENCE, invalid.path(), invalid.why(), invalid.fix()));
    };
  }
}
