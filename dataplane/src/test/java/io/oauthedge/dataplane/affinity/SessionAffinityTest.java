package io.oauthedge.dataplane.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.SessionAffinityConfig;
import io.oauthedge.dataplane.token.AdmittedToken;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionAffinityTest {
  private static final MultiMap NO_HEADERS = MultiMap.caseInsensitiveMultiMap();

  private static SessionAffinity by(SessionAffinityConfig config) {
    return SessionAffinity.of(
        config,
        "default",
        () -> {
          throw new AssertionError("no key is needed");
        });
  }

  private static AffinityKey of(SessionAffinity affinity, String client) {
    return affinity.key(NO_HEADERS, client, Optional.empty(), 0);
  }

  private static AffinityKey withClaim(Object value) {
    var token =
        new AdmittedToken("shop", new JsonObject().put("sid", value), Set.of(), Long.MAX_VALUE);
    return by(SessionAffinityConfig.claim("sid"))
        .key(NO_HEADERS, "192.0.2.1", Optional.of(token), 0);
  }

  @Test
  void aClientKeepsItsKeyThoughItsIpv6AddressChangesWithinItsNetwork() {
    SessionAffinity byClient = by(SessionAffinityConfig.clientIp());

    assertThat(of(byClient, "2001:db8:1:2::1")).isEqualTo(of(byClient, "2001:db8:1:2:ffff::9"));
    assertThat(of(byClient, "2001:db8:1:2::1")).isNotEqualTo(of(byClient, "2001:db8:1:3::1"));
    assertThat(of(byClient, "192.0.2.1")).isNotEqualTo(of(byClient, "192.0.2.2"));
  }

  @Test
  void aHeaderIsTheKeyAndWithoutItThereIsNone() {
    SessionAffinity byHeader = by(SessionAffinityConfig.header("X-Session-Id"));
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("x-session-id", "a");

    assertThat(byHeader.key(headers, "192.0.2.1", Optional.empty(), 0))
        .isEqualTo(byHeader.key(headers, "192.0.2.2", Optional.empty(), 0))
        .isInstanceOf(AffinityKey.Keyed.class);
    assertThat(of(byHeader, "192.0.2.1")).isEqualTo(AffinityKey.NONE);
  }

  @Test
  void aClaimIsTheKeyAndNothingElseOfTheToken() {
    assertThat(withClaim("a")).isEqualTo(withClaim("a")).isNotEqualTo(withClaim("b"));
    assertThat(withClaim(17)).isInstanceOf(AffinityKey.Keyed.class);
    assertThat(withClaim(new JsonObject())).isEqualTo(AffinityKey.NONE);
    assertThat(of(by(SessionAffinityConfig.claim("sid")), "192.0.2.1")).isEqualTo(AffinityKey.NONE);
  }
}
