package io.oauthedge.operator.validate;

import io.oauthedge.crds.v1alpha1.spec.ClaimHeader;
import io.oauthedge.crds.v1alpha1.spec.Headers;
import io.oauthedge.operator.validate.Problem.Kind;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A header is the client's, to be kept, or the edge's, to be set. */
final class HeaderRules {
  private HeaderRules() {}

  static Stream<Problem> problems(Headers headers) {
    List<String> set =
        headers.claimHeaders().stream().map(ClaimHeader::header).map(HeaderRules::folded).toList();
    List<String> preserved = headers.preserve();
    return IntStream.range(0, preserved.size())
        .filter(i -> set.contains(folded(preserved.get(i))))
        .mapToObj(
            i ->
                new Problem(
                    Kind.SPEC,
                    "spec.headers.preserve[" + i + "]",
                    preserved.get(i)
                        + " is also set from a claim, for which the client's own is removed.",
                    "Drop it here, or give the claim another header."));
  }

  /** As the edge compares names: without case, and with - for _. */
  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
