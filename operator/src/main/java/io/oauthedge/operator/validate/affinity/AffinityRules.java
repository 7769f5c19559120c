package io.oauthedge.operator.validate.affinity;

import io.oauthedge.crds.v1alpha1.spec.ExternalAccess;
import io.oauthedge.crds.v1alpha1.spec.OAuthEdgeSpec;
import io.oauthedge.crds.v1alpha1.spec.Upstream;
import io.oauthedge.crds.v1alpha1.spec.affinity.SessionAffinityType;
import io.oauthedge.operator.validate.Problem;
import io.oauthedge.operator.validate.Problem.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Session affinity that cannot do what it says. */
public final class AffinityRules {
  private static final Set<SessionAffinityType> WITH_COOKIE =
      Set.of(SessionAffinityType.COOKIE, SessionAffinityType.REFRESH_TOKEN);

  private AffinityRules() {}

  /** All that is wrong with it. */
  public static Stream<Problem> problems(OAuthEdgeSpec spec) {
    return Stream.concat(sharedCookies(spec.upstreams()), hiddenClients(spec));
  }

  private static Stream<Problem> hiddenClients(OAuthEdgeSpec spec) {
    ExternalAccess access = spec.externalAccess();
    return HiddenClients.behind(access).stream()
        .flatMap(
            hidden ->
                of(spec.upstreams(), Set.of(SessionAffinityType.CLIENT_IP))
                    .mapToObj(
                        i ->
                            new Problem(
                                Kind.WARNING,
                                field(i) + "type",
                                hidden.why(access),
                                hidden.fix())));
  }

  /** A browser holds one cookie of a name, and none of two upstreams would read the other's. */
  private static Stream<Problem> sharedCookies(List<Upstream> upstreams) {
    return of(upstreams, WITH_COOKIE)
        .boxed()
        .flatMap(
            i ->
                of(upstreams.subList(0, i), WITH_COOKIE)
                    .filter(j -> cookie(upstreams.get(j)).equals(cookie(upstreams.get(i))))
                    .limit(1)
                    .mapToObj(
                        j ->
                            new Problem(
                                Kind.SPEC,
                                field(i) + "name",
                                cookie(upstreams.get(i))
                                    + " is the cookie of upstream "
                                    + upstreams.get(j).name()
                                    + " too: each would replace the other's, and lose its"
                                    + " sessions.",
                                "Choose another name, or leave it out: each upstream then has its"
                                    + " own.")));
  }

  private static String cookie(Upstream upstream) {
    return upstream.sessionAffinity().cookieName(upstream.name());
  }

  private static IntStream of(List<Upstream> upstreams, Set<SessionAffinityType> types) {
    return IntStream.range(0, upstreams.size())
        .filter(i -> types.contains(upstreams.get(i).sessionAffinity().type()));
  }

  private static String field(int upstream) {
    return "spec.upstreams[" + upstream + "].sessionAffinity.";
  }
}
