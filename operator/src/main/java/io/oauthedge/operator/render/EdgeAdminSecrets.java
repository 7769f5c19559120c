package io.oauthedge.operator.render;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.oauthedge.operator.identity.AdminIdentity;
import io.oauthedge.operator.identity.IdentityCodec;
import io.oauthedge.operator.plan.EdgePlan;
import java.util.Map;

/** The edge's identity: the Secret that pods mount, and the one that they never see. */
public final class EdgeAdminSecrets {
  private EdgeAdminSecrets() {}

  public static Secret mounted(EdgePlan plan, AdminIdentity identity) {
    return secret(plan, plan.names().adminSecret(), IdentityCodec.mounted(identity));
  }

  public static Secret unmounted(EdgePlan plan, AdminIdentity identity) {
    return secret(plan, plan.names().authoritySecret(), IdentityCodec.unmounted(identity));
  }

  private static Secret secret(EdgePlan plan, String name, Map<String, String> data) {
    return new SecretBuilder()
        .withMetadata(Metadata.of(plan, name))
        .withType("Opaque")
        .withData(data)
        .build();
  }
}
