package io.oauthedge.docs.generated;

import io.oauthedge.crds.v1alpha1.spec.ExternalAccessType;
import io.oauthedge.crds.v1alpha1.spec.Provider;
import io.oauthedge.operator.provider.AnnotationRule;
import io.oauthedge.operator.provider.LoadBalancerProfile;
import io.oauthedge.operator.provider.LoadBalancerProfile.Habit;
import io.oauthedge.operator.provider.SessionFacts;
import io.oauthedge.operator.provider.TlsFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** All that a profile says of one load balancer. */
final class ProfileSection {
  private ProfileSection() {}

  static String of(LoadBalancerProfile profile) {
    var parts = new ArrayList<String>();
    parts.add("## " + profile.name() + "\n");
    parts.add(head(profile));
    parts.add(limits(profile));
    parts.add(habits("drops", profile.drops()));
    parts.add(habits("changes", profile.renames()));
    parts.add(habits("adds", profile.adds()));
    parts.add(identity(profile));
    parts.add(tls(profile.tls()));
    parts.add(sessions(profile.sessions()));
    parts.add(annotations(profile));
    parts.add("When something answers before the edge: " + profile.beforeEdge() + "\n");
    parts.add(bullets("", profile.notes()));
    parts.add(bullets("Sources:\n\n", profile.sources().stream().map(s -> "<" + s + ">").toList()));
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
  }

  private static String head(LoadBalancerProfile profile) {
    return "`provider: %s`, at layer %d, with %s. %s\n"
        .formatted(profile.provider(), profile.layer(), types(profile), tried(profile));
  }

  private static String types(LoadBalancerProfile profile) {
    return profile.types().stream()
        .sorted()
        .map(ProfileSection::type)
        .map(type -> "`type: " + type + "`")
        .collect(Collectors.joining(" or "));
  }

  private static String type(ExternalAccessType type) {
    return switch (type) {
      case LOAD_BALANCER -> "LoadBalancer";
      case INGRESS -> "Ingress";
      case CLUSTER_IP -> "ClusterIP";
    };
  }

  private static String tried(LoadBalancerProfile profile) {
    if (profile.provider() == Provider.GENERIC) {
      return "Nothing is assumed.";
    }
    if (profile.verified().headers()) {
      return "What the proxy itself does to headers, and the settings of its own that mend it, were"
          + " tried by tests on the real one. What a controller makes of a ConfigMap and of"
          + " annotations was **not tried**: it is taken from the sources.";
    }
    return "**Not tried against the real thing**: all of this is taken from the sources.";
  }

  private static String limits(LoadBalancerProfile profile) {
    var table = new Table("limit of", "at most", "answer to more");
    profile.limits().forEach(l -> table.row(l.of(), String.valueOf(l.most()), l.answer()));
    return table.text();
  }

  private static String habits(String verb, List<Habit> habits) {
    var table = new Table("it " + verb, "when and how");
    habits.forEach(habit -> table.row(habit.header(), habit.how()));
    return table.text();
  }

  private static String identity(LoadBalancerProfile profile) {
    return profile.identityHeaders().isEmpty()
        ? ""
        : profile.identityHeaders().stream()
            .sorted()
            .map(name -> "`" + name + "`")
            .collect(
                Collectors.joining(
                    ", ", "It consumed `Authorization` when one of these is there: ", ".\n"));
  }

  private static String tls(TlsFacts tls) {
    var table = new Table("below HTTP", "what it does, and what to set");
    table.row("TLS versions and suites, where it ends TLS", tls.policy());
    table.row(
        "PROXY protocol (`externalAccess.proxyProtocol`)",
        tls.proxyProtocol().sends()
            ? tls.proxyProtocol().how() + " Health checks: " + tls.proxyProtocol().healthChecks()
            : "**No.** " + tls.proxyProtocol().how());
    tls.clientCertificates().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            header ->
                table.row(
                    "Client's certificate in `%s` (`trustedHeader`)"
                        .formatted(header.getKey().field()),
                    header.getValue()));
    return table.text();
  }

  private static String sessions(SessionFacts facts) {
    var table = new Table("sessions", "what it does");
    table.row(
        "client's address, as pods see it without PROXY protocol",
        switch (facts.clientAddress()) {
          case KEPT -> "The client's, by the annotations below.";
          case HIDDEN -> "The load balancer's; name it in `trustedProxies`.";
          case UNKNOWN -> "Nothing is assumed but what `externalTrafficPolicy` does.";
        });
    table.row("stickiness, which the operator leaves off", facts.stickiness());
    return table.text();
  }

  private static String annotations(LoadBalancerProfile profile) {
    var table = new Table("annotation that the operator sets", "on", "value", "why");
    profile.annotations().forEach(rule -> row(table, rule));
    return table.text();
  }

  private static void row(Table table, AnnotationRule rule) {
    String object =
        switch (rule.object()) {
          case SERVICE -> "Service";
          case INGRESS -> "Ingress";
        };
    String when =
        rule.backend()
                .map(spoken -> ", pods by " + spoken.name().toLowerCase(Locale.ROOT))
                .orElse("")
            + rule.minVersion().map(version -> ", from " + version).orElse("")
            + rule.proxyProtocol()
                .map(demanded -> demanded ? ", with PROXY protocol" : ", without PROXY protocol")
                .orElse("");
    table.row("`" + rule.name() + "`", object + when, "`" + rule.value() + "`", rule.why());
  }

  private static String bullets(String head, List<String> lines) {
    return lines.isEmpty()
        ? ""
        : lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining("", head, ""));
  }
}
