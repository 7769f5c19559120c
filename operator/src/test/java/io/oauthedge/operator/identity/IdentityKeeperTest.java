package io.oauthedge.operator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.AdminApi;
import io.oauthedge.contract.canary.ArrivedBody;
import io.oauthedge.contract.canary.ArrivedRequest;
import io.oauthedge.contract.canary.CanaryAnswer;
import io.oauthedge.contract.canary.CanaryOrder;
import io.oauthedge.contract.canary.CanarySeal;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

class IdentityKeeperTest {
  private static final KeyPurposeId SERVER = KeyPurposeId.id_kp_serverAuth;
  private static final KeyPurposeId CLIENT = KeyPurposeId.id_kp_clientAuth;

  private Instant now = Instant.parse("2026-11-24T00:00:00Z");
  private final IdentityKeeper keeper = new IdentityKeeper(() -> now);

  @Test
  void namesPodAndOperatorUnderOneAuthority() throws Exception {
    AdminIdentity identity = keep(StoredIdentity.none());

    assertThat(identity.authorities()).hasSize(1);
    assertThat(dnsNames(identity.pod())).containsExactly("orders.shop.edge.oauthedge.io");
    assertThat(dnsNames(identity.operator())).containsExactly("operator.oauthedge.io");
    assertTrusted(identity.pod(), identity.trusted());
    assertTrusted(identity.operator(), identity.trusted());
  }

  @Test
  void leavesAnIdentityThatIsGoodAsItIs() {
    AdminIdentity first = keep(StoredIdentity.none());
    now = now.plus(Duration.ofDays(29));

    AdminIdentity later = keep(reread(first));

    assertThat(IdentityCodec.mounted(later)).isEqualTo(IdentityCodec.mounted(first));
    assertThat(IdentityCodec.unmounted(later)).isEqualTo(IdentityCodec.unmounted(first));
  }

  @Test
  void renewsCanaryKeysSoThatNeitherSideEverLacksOne() {
    AdminIdentity first = keep(StoredIdentity.none());
    now = now.plus(Duration.ofDays(29));
    assertThat(keep(reread(first)).canary()).isEqualTo(first.canary());

    now = now.plus(Duration.ofDays(1));
    AdminIdentity renewed = keep(reread(first));

    assertThat(renewed.canary().keys()).isNotEqualTo(first.canary().keys());
    CanarySeal operator = seal(renewed);
    CanarySeal mountedBefore = seal(first);
    CanaryOrder order = CanaryOrder.of("1", now, 200, List.of(), Optional.empty());
    assertThat(mountedBefore.openOrder(operator.seal(order))).contains(order);
    assertThat(operator.openOrder(operator.seal(order))).contains(order);
    assertThat(operator.openAnswer(mountedBefore.seal(answer(order)), order)).isPresent();
  }

  @Test
  void anIdentityFromBeforeTheCanaryGetsKeysAndKeepsTheRest() {
    AdminIdentity first = keep(StoredIdentity.none());
    Map<String, String> before = new HashMap<>(IdentityCodec.mounted(first));
    before.remove("canary.keys");

    AdminIdentity upgraded = keep(IdentityCodec.read(before, IdentityCodec.unmounted(first)));

    assertThat(upgraded.canary().keys().keys()).hasSize(2);
    assertThat(upgraded.pod().certificate()).isEqualTo(first.pod().certificate());
    assertThat(upgraded.digestKey()).isEqualTo(first.digestKey());
  }

  @Test
  void podsMayServeAndCallAndTheOperatorMayOnlyCall() throws Exception {
    AdminIdentity identity = keep(StoredIdentity.none());

    assertThat(purposes(identity.pod())).containsExactlyInAnyOrder(SERVER.getId(), CLIENT.getId());
    assertThat(purposes(identity.operator())).containsExactly(CLIENT.getId());
  }

  @Test
  void podsFromBeforeTheyCalledEachOtherGetACertificateForBoth() throws Exception {
    AdminIdentity first = keep(StoredIdentity.none());
    Leaf authority = first.authorities().getFirst();
    Leaf serving =
        new CertificateIssuer(() -> now)
            .leaf(
                authority,
                AdminApi.podName("shop", "orders"),
                List.of(SERVER),
                IdentityKeeper.LEAF_LIFETIME);

    AdminIdentity upgraded =
        keep(
            new StoredIdentity(
                first.authorities(),
                first.trusted(),
                Optional.of(serving),
                Optional.of(first.operator()),
                Optional.of(first.digestKey()),
                Optional.of(first.canary())));

    assertThat(purposes(upgraded.pod())).contains(CLIENT.getId());
    assertTrusted(upgraded.pod(), first.trusted());
    assertThat(upgraded.operator()).isEqualTo(first.operator());
    assertThat(upgraded.digestKey()).isEqualTo(first.digestKey());
  }

  @Test
  void renewsLeavesUnderTheSameAuthority() throws Exception {
    AdminIdentity first = keep(StoredIdentity.none());
    now = now.plus(Duration.ofDays(61));

    AdminIdentity renewed = keep(reread(first));

    assertThat(renewed.pod().certificate()).isNotEqualTo(first.pod().certificate());
    assertThat(renewed.operator().certificate()).isNotEqualTo(first.operator().certificate());
    assertThat(renewed.trusted()).isEqualTo(first.trusted());
    assertThat(renewed.digestKey()).isEqualTo(first.digestKey());
    assertTrusted(renewed.pod(), first.trusted());
  }

  @Test
  void neverSignsWithAnAuthorityThatPeersDoNotTrustYet() throws Exception {
    AdminIdentity peers = keep(StoredIdentity.none());
    AdminIdentity current = peers;
    Instant end = now.plus(Duration.ofDays(9 * 365 / 2));
    while (now.isBefore(end)) {
      now = now.plus(Duration.ofHours(23));
      current = keep(reread(current));
      assertTrusted(current.pod(), peers.trusted());
      assertTrusted(current.operator(), peers.trusted());
      assertTrusted(peers.pod(), current.trusted());
      peers = current;
    }
    assertThat(current.authorities().getFirst().certificate().getNotBefore())
        .isAfter(Date.from(end.minus(Duration.ofDays(365))));
  }

  @Test
  void replacesALostKeyAndKeepsTheRest() {
    AdminIdentity first = keep(StoredIdentity.none());
    Map<String, String> damaged = new HashMap<>(IdentityCodec.mounted(first));
    damaged.put("tls.key", "bm90IGEga2V5");

    AdminIdentity repaired = keep(IdentityCodec.read(damaged, IdentityCodec.unmounted(first)));

    assertThat(repaired.pod().fits()).isTrue();
    assertThat(repaired.pod().certificate()).isNotEqualTo(first.pod().certificate());
    assertThat(repaired.operator().certificate()).isEqualTo(first.operator().certificate());
    assertThat(repaired.trusted()).isEqualTo(first.trusted());
  }

  @Test
  void goesOnTrustingPodsWhenTheAuthorityIsLost() throws Exception {
    AdminIdentity first = keep(StoredIdentity.none());

    AdminIdentity afterLoss = keep(IdentityCodec.read(IdentityCodec.mounted(first), Map.of()));
    AdminIdentity again = keep(reread(afterLoss));

    assertThat(afterLoss.digestKey()).isEqualTo(first.digestKey());
    assertTrusted(first.pod(), again.trusted());
    assertTrusted(again.pod(), again.trusted());
  }

  @Test
  void doesNotAdoptAnAuthorityThatSomeoneAddedToTheMountedBundle() {
    AdminIdentity first = keep(StoredIdentity.none());
    AdminIdentity stranger = keep(StoredIdentity.none());
    Map<String, String> edited = new HashMap<>(IdentityCodec.mounted(first));
    edited.put("ca.crt", IdentityCodec.mounted(stranger).get("ca.crt"));

    AdminIdentity repaired = keep(IdentityCodec.read(edited, IdentityCodec.unmounted(first)));

    assertThat(repaired.trusted()).isEqualTo(first.trusted());
  }

  @Test
  void printsNoSecret() {
    AdminIdentity identity = keep(StoredIdentity.none());

    assertThat(identity.toString()).contains("oauthedge").doesNotContain("S:", "D:");
    assertThat(identity.digestKey()).hasToString("DigestKey");
    assertThat(identity.canary().toString()).contains("CanaryKeys[2]");
  }

  private static CanarySeal seal(AdminIdentity identity) {
    return new CanarySeal("shop", "orders", identity.canary().keys());
  }

  private static CanaryAnswer answer(CanaryOrder order) {
    return CanaryAnswer.of(
        order.id(),
        "orders-edge-1",
        new ArrivedRequest(
            "GET",
            "HTTP/1.1",
            "orders.example.com",
            "10.0.0.1",
            "10.0.0.1",
            true,
            true,
            false,
            0,
            ArrivedBody.of(new byte[0])),
        List.of(),
        Optional.empty());
  }

  private AdminIdentity keep(StoredIdentity stored) {
    return keeper.keep(stored, "shop", "orders");
  }

  private static StoredIdentity reread(AdminIdentity identity) {
    return IdentityCodec.read(IdentityCodec.mounted(identity), IdentityCodec.unmounted(identity));
  }

  private void assertTrusted(Leaf leaf, List<X509Certificate> trusted)
      throws GeneralSecurityException {
    var parameters =
        new PKIXParameters(
            trusted.stream().map(c -> new TrustAnchor(c, null)).collect(Collectors.toSet()));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(now));
    var path =
        CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf.certificate()));
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }

  private static List<Object> dnsNames(Leaf leaf) throws GeneralSecurityException {
    return leaf.certificate().getSubjectAlternativeNames().stream()
        .<Object>map(entry -> entry.get(1))
        .toList();
  }

  private static List<String> purposes(Leaf leaf) throws GeneralSecurityException {
    return leaf.certificate().getExtendedKeyUsage();
  }
}
