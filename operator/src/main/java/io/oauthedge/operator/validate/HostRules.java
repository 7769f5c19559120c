package io.oauthedge.operator.validate;

import io.oauthedge.crds.v1alpha1.spec.OAuthEdgeSpec;
import io.oauthedge.operator.validate.Problem.Kind;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One place for each host. */
final class HostRules {
  private HostRules() {}

  static Stream<Problem> problems(OAuthEdgeSpec spec) {
    List<String> additional = spec.additionalHosts();
    return IntStream.range(0, additional.size())
        .filter(
            i -> additional.get(i).equals(spec.host()) || additional.indexOf(additional.get(i)) < i)
        .mapToObj(
            i ->
                new Problem(
                    Kind.SPEC,
                    "spec.additionalHosts[" + i + "]",
                    additional.get(i) + " is named before.",
                    "Remove this entry."));
  }
}
