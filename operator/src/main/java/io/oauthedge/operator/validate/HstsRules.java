package io.oauthedge.operator.validate;

import io.oauthedge.crds.v1alpha1.spec.OAuthEdgeSpec;
import io.oauthedge.crds.v1alpha1.spec.tls.Hsts;
import io.oauthedge.operator.validate.Problem.Kind;
import java.util.stream.Stream;

/** What Strict-Transport-Security (RFC 6797) does beyond this edge, or not at all. */
final class HstsRules {
  private static final String HSTS = "spec.tls.hsts.";

  private HstsRules() {}

  static Stream<Problem> problems(OAuthEdgeSpec spec) {
    Hsts hsts = spec.tls().hsts();
    if (hsts == null) {
      return Stream.empty();
    }
    return hosts(spec)
        .flatMap(host -> hsts.preload() ? preload(host) : subDomains(host, hsts))
        .limit(1);
  }

  private static Stream<String> hosts(OAuthEdgeSpec spec) {
    return Stream.concat(Stream.of(spec.host()), spec.additionalHosts().stream());
  }

  private static Stream<Problem> subDomains(String host, Hsts hsts) {
    return hsts.includeSubDomains() && labels(host) <= 2
        ? Stream.of(
            new Problem(
                Kind.WARNING,
                HSTS + "includeSubDomains",
                "browsers that saw "
                    + host
                    + " reach no name below it without https any more, also"
                    + " those that others serve.",
                "Make sure that all of them have https, or set it to false."))
        : Stream.empty();
  }

  /** How many labels a registrable name has depends on its suffix, so this is no error. */
  private static Stream<Problem> preload(String host) {
    return labels(host) >= 3
        ? Stream.of(
            new Problem(
                Kind.WARNING,
                HSTS + "preload",
                "browsers' lists take registrable names alone, and "
                    + host
                    + " looks like one below such a name, for which preload does nothing.",
                "Set it on the edge of the registrable name, or remove it."))
        : Stream.empty();
  }

  private static int labels(String host) {
    return host.split("\\.").length;
  }
}
