package io.oauthedge.docs.generated;

import io.oauthedge.crds.v1alpha1.spec.Provider;
import io.oauthedge.operator.provider.LoadBalancerProfile;
import io.oauthedge.operator.provider.Profiles;
import java.util.Arrays;

/** How long each load balancer keeps connections and targets. */
final class TimeoutTable {
  private TimeoutTable() {}

  static String text() {
    var table =
        new Table("provider", "idle connection to a pod", "an ending pod serves on for", "sample");
    Arrays.stream(Provider.values()).map(Profiles::of).forEach(profile -> row(table, profile));
    return table.text();
  }

  private static void row(Table table, LoadBalancerProfile profile) {
    String file = Profiles.file(profile.provider());
    table.row(
        "`" + profile.provider() + "`",
        profile.timing().idleTimeoutSeconds() + " s",
        profile.timing().deregistrationSeconds() + " s",
        profile.provider() == Provider.GENERIC
            ? "[minimal.yaml](../deploy/samples/minimal.yaml)"
            : "[%s](../deploy/samples/%s)".formatted(file, file));
  }
}
