package io.oauthedge.operator.provider.fix;

import io.oauthedge.crds.v1alpha1.spec.Provider;
import io.oauthedge.operator.canary.HeaderFinding;
import io.oauthedge.operator.provider.FixRule;
import io.oauthedge.operator.provider.HeaderClass;
import io.oauthedge.operator.provider.LoadBalancerProfile;
import io.oauthedge.operator.provider.Profiles;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What mends the findings of an edge behind one load balancer. */
public final class Fixes {
  private static final LoadBalancerProfile GENERIC = Profiles.of(Provider.GENERIC);

  private final LoadBalancerProfile profile;

  private Fixes(LoadBalancerProfile profile) {
    this.profile = profile;
  }

  public static Fixes of(Provider provider) {
    return new Fixes(Profiles.of(provider));
  }

  /** What to set, and where; says so when that was not tried against the real load balancer. */
  public String fix(HeaderFinding finding) {
    return likely(finding.evidence())
        .flatMap(known -> rule(known, finding).map(rule -> text(known, rule, finding)))
        .or(() -> rule(GENERIC, finding).map(rule -> named(rule, finding)))
        .orElseThrow(() -> new IllegalStateException("generic.yaml has no fix for " + finding));
  }

  /** What to look at when something answers before the edge. */
  public String beforeEdge() {
    return profile.beforeEdge();
  }

  /** The chosen profile; where none is chosen, the one whose mark the evidence carries. */
  private Optional<LoadBalancerProfile> likely(String evidence) {
    if (profile.provider() != Provider.GENERIC) {
      return Optional.of(profile);
    }
    String text = evidence.toLowerCase(Locale.ROOT);
    return Arrays.stream(Provider.values())
        .map(Profiles::of)
        .filter(known -> known.marks().stream().anyMatch(text::contains))
        .findFirst();
  }

  private static Optional<FixRule> rule(LoadBalancerProfile of, HeaderFinding finding) {
    HeaderClass header = HeaderClass.of(finding.header());
    return of.fixes().stream()
        .filter(rule -> rule.fits(header, finding.fate(), finding.hop()))
        .findFirst();
  }

  private String text(LoadBalancerProfile known, FixRule rule, HeaderFinding finding) {
    String guess =
        known.provider() == profile.provider() ? "" : "If this is " + known.name() + ": ";
    String untried =
        known.verified().fixes() ? "" : " (Not tried against a real " + known.name() + ".)";
    return guess + named(rule, finding) + untried;
  }

  private static String named(FixRule rule, HeaderFinding finding) {
    return rule.fix().replace("{header}", finding.header());
  }
}
