package io.oauthedge.docs.generated;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.crds.v1alpha1.spec.Provider;
import io.oauthedge.operator.provider.FixRule;
import io.oauthedge.operator.provider.HeaderClass;
import io.oauthedge.operator.provider.LoadBalancerProfile;
import io.oauthedge.operator.provider.Profiles;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What mends a fate, for each load balancer, as the status says it. */
final class FixTable {
  private FixTable() {}

  static String of(HeaderFate fate) {
    var table = new Table("load balancer", "header", "fix");
    for (Provider provider : Provider.values()) {
      LoadBalancerProfile profile = Profiles.of(provider);
      rows(profile, fate)
          .forEach((rule, headers) -> table.row(profile.name(), names(headers), fix(rule)));
    }
    return table.text();
  }

  /**
   * The rules of a profile that speak of a fate, each with the headers that it is the first for.
   */
  private static Map<FixRule, List<HeaderClass>> rows(LoadBalancerProfile of, HeaderFate fate) {
    return Arrays.stream(HeaderClass.values())
        .flatMap(header -> first(of, header, fate).map(rule -> Map.entry(rule, header)).stream())
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                LinkedHashMap::new,
                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static Optional<FixRule> first(
      LoadBalancerProfile of, HeaderClass header, HeaderFate fate) {
    return of.fixes().stream()
        .filter(rule -> rule.fits(header, fate, Hop.LOAD_BALANCER))
        .findFirst();
  }

  static String names(List<HeaderClass> headers) {
    return headers.size() == HeaderClass.values().length
        ? "any"
        : headers.stream().map(FixTable::name).collect(Collectors.joining(", "));
  }

  private static String name(HeaderClass header) {
    return switch (header) {
      case AUTHORIZATION -> "`Authorization`";
      case ODD_NAME -> "names with `_` or `.`";
      case FORWARDED -> "`X-Forwarded-*`, `Forwarded`";
      case HOST -> "`Host`";
      case REQUEST_LINE -> "the method";
      case RESPONSE -> "answers";
      case OTHER -> "others";
    };
  }

  static String fix(FixRule rule) {
    return rule.fix().replace("{header}", "NAME");
  }
}
