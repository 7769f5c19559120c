package io.oauthedge.dataplane.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.AuthorizationForwarding;
import io.oauthedge.contract.config.ClaimHeader;
import io.oauthedge.contract.config.HeaderConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestHeadersTest {
  private static RequestHeaders rules(AuthorizationForwarding authorization) {
    return new RequestHeaders(
        new HeaderConfig(
            authorization,
            List.of(),
            65_536,
            List.of(new ClaimHeader("sub", "X-User")),
            Optional.empty()),
        Optional.empty(),
        Set.of("__Host-oauthedge-default"));
  }

  private static MultiMap copy(RequestHeaders rules, boolean trusted, String... fields) {
    MultiMap from = MultiMap.caseInsensitiveMultiMap();
    for (int i = 0; i < fields.length; i += 2) {
      from.add(fields[i], fields[i + 1]);
    }
    MultiMap to = MultiMap.caseInsensitiveMultiMap();
    rules.copy(from, to, trusted, true);
    return to;
  }

  private static MultiMap claims(Object sub) {
    MultiMap to = MultiMap.caseInsensitiveMultiMap();
    rules(AuthorizationForwarding.KEEP).setClaims(new JsonObject().put("sub", sub), to);
    return to;
  }

  @Test
  void keepsOrRemovesAuthorization() {
    assertThat(copy(rules(AuthorizationForwarding.KEEP), false, "authorization", "Bearer x"))
        .hasSize(1);
    assertThat(copy(rules(AuthorizationForwarding.REMOVE), false, "authorization", "Bearer x"))
        .isEmpty();
  }

  @Test
  void connectionCannotNameAwayWhatTheEdgeKeeps() {
    MultiMap to =
        copy(
            rules(AuthorizationForwarding.KEEP),
            false,
            "connection",
            "close, X-Mine",
            "x-mine",
            "1",
            "x-yours",
            "2");

    assertThat(to.names()).containsExactly("x-yours");
  }

  @Test
  void nobodyOverridesWhatWasAuthorized() {
    MultiMap to =
        copy(
            rules(AuthorizationForwarding.KEEP),
            true,
            "x-original-url",
            "/admin",
            "X-Rewrite-URL",
            "/admin",
            "X-HTTP-Method-Override",
            "DELETE",
            "x_http_method",
            "DELETE",
            "X-Method-Override",
            "DELETE",
            "x-method",
            "1");

    assertThat(to.names()).containsExactly("x-method");
  }

  @Test
  void joinsSplitCookies() {
    MultiMap to =
        copy(rules(AuthorizationForwarding.KEEP), false, "cookie", "a=1", "cookie", "b=2");

    assertThat(to.getAll("cookie")).containsExactly("a=1; b=2");
  }

  @Test
  void believesOtherProxyFieldsFromTrustedPeersAlone() {
    RequestHeaders rules = rules(AuthorizationForwarding.KEEP);

    assertThat(copy(rules, true, "x-forwarded-prefix", "/a", "x-real-ip", "1.1.1.1")).hasSize(2);
    assertThat(copy(rules, false, "X_Forwarded_Prefix", "/a", "x_real-ip", "1.1.1.1")).isEmpty();
  }

  @Test
  void claimsBecomeTextOrNothing() {
    assertThat(claims("alice").get("x-user")).isEqualTo("alice");
    assertThat(claims(7).get("x-user")).isEqualTo("7");
    assertThat(claims(new JsonArray().add("a").add("b")).get("x-user")).isEqualTo("a,b");
    assertThat(claims("a\r\nx-admin: 1")).isEmpty();
    assertThat(claims("zoë")).isEmpty();
    assertThat(claims("")).isEmpty();
    assertThat(claims(new JsonArray().add("a,b"))).isEmpty();
    assertThat(claims(new JsonObject())).isEmpty();
  }

  @Test
  void theEdgesOwnCookieIsNobodyElsesBusiness() {
    MultiMap from =
        MultiMap.caseInsensitiveMultiMap()
            .add("Cookie", "a=1; __Host-oauthedge-default=x; __Host-oauthedge-default2=y");
    MultiMap to = MultiMap.caseInsensitiveMultiMap();

    rules(AuthorizationForwarding.KEEP).copy(from, to, false, false);

    assertThat(to.getAll("Cookie")).containsExactly("a=1; __Host-oauthedge-default2=y");
  }

  @Test
  void withoutAnotherCookieTheFieldGoes() {
    MultiMap from = MultiMap.caseInsensitiveMultiMap().add("Cookie", "__Host-oauthedge-default=x");
    MultiMap to = MultiMap.caseInsensitiveMultiMap();

    rules(AuthorizationForwarding.KEEP).copy(from, to, false, false);

    assertThat(to.contains("Cookie")).isFalse();
  }
}
