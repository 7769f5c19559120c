package io.oauthedge.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.ContractCodec;
import io.oauthedge.dataplane.boot.Arguments;
import io.oauthedge.dataplane.boot.Dataplane;
import io.oauthedge.dataplane.reload.FileRoot;
import io.oauthedge.operator.fixture.Orders;
import io.oauthedge.operator.identity.AdminIdentity;
import io.oauthedge.operator.identity.IdentityCodec;
import io.oauthedge.operator.identity.IdentityKeeper;
import io.oauthedge.operator.identity.StoredIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The years of an edge's CA in seconds: the keeper's clock is set, and a real pod is asked all the
 * while. It has an address of its own, as the operator knows the port of pods by heart.
 */
class AdminRotationIT {
  private static final String ADDRESS = "127.0.77.1";
  private final Instant today = Instant.now();

  @TempDir private Path root;

  private Instant now = today;
  private final IdentityKeeper keeper = new IdentityKeeper(() -> now);
  private AdminIdentity first;
  private AdminIdentity withNewAuthority;
  private AdminIdentity underNewAuthority;

  /** An identity at each turn of its life; all are good today. */
  @BeforeEach
  void live() {
    AdminIdentity original = at(Duration.ofDays(4 * 365 + 40), StoredIdentity.none());
    first = at(Duration.ofDays(61), stored(original));
    withNewAuthority = at(Duration.ofDays(39), stored(first));
    underNewAuthority = at(Duration.ZERO, stored(withNewAuthority));
    assertThat(withNewAuthority.trusted()).hasSize(2).containsAll(first.trusted());
    assertThat(withNewAuthority.pod()).isEqualTo(first.pod());
    assertThat(underNewAuthority.pod()).isNotEqualTo(first.pod());
    assertThat(underNewAuthority.operator()).isNotEqualTo(first.operator());
  }

  @Test
  void noQuestionFailsThroughAWholeRotationOfTheAuthorityAndBothLeaves() throws Exception {
    var mounted = new MountedIdentity(root);
    mounted.mount(first);
    Dataplane pod = start();
    try (var polling = new Polling(ADDRESS, first)) {
      polling.more(10);

      polling.use(withNewAuthority);
      polling.more(10);
      mounted.mount(withNewAuthority);
      polling.untilThePodKnows(underNewAuthority);
      polling.use(underNewAuthority);
      polling.more(10);
      mounted.mount(underNewAuthority);
      polling.untilThePodKnows(onlyTrustingTheNewAuthority());
      polling.more(10);

      assertThat(polling.failures()).as("of %s", polling.answered()).isEmpty();
    } finally {
      pod.close();
    }
  }

  /** Whoever trusts the new CA alone is answered once the pod's own leaf is signed by it. */
  private AdminIdentity onlyTrustingTheNewAuthority() {
    return new AdminIdentity(
        underNewAuthority.authorities(),
        underNewAuthority.trusted().subList(0, 1),
        underNewAuthority.pod(),
        underNewAuthority.operator(),
        underNewAuthority.digestKey(),
        underNewAuthority.canary());
  }

  private AdminIdentity at(Duration ago, StoredIdentity stored) {
    now = today.minus(ago);
    return keeper.keep(stored, Orders.NAMES.namespace(), Orders.NAMES.edge());
  }

  private static StoredIdentity stored(AdminIdentity identity) {
    return IdentityCodec.read(IdentityCodec.mounted(identity), IdentityCodec.unmounted(identity));
  }

  /** It waits for the certificate of its listener, and answers the operator meanwhile. */
  private Dataplane start() throws IOException {
    Files.write(root.resolve("edge.json"), ContractCodec.write(Orders.config(1)));
    return Dataplane.start(
        new Arguments(
            "/edge.json",
            MountedIdentity.DIRECTORY,
            ADDRESS,
            new FileRoot(root),
            "orders-edge-1",
            "",
            0,
            AdminApi.ADMIN_PORT),
        OutputStream.nullOutputStream(),
        InstantSource.system());
  }
}
