package io.oauthedge.dataplane.hinted;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.tokenendpoint.FormParameter;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRequest;
import io.oauthedge.dataplane.tokenendpoint.TokenForm;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimedClientTest {
  private static Optional<String> client(String uri, String authorization, String... form) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    if (!authorization.isEmpty()) {
      headers.add("Authorization", authorization);
    }
    var parameters =
        Arrays.stream(form)
            .map(pair -> pair.split("=", 2))
            .map(pair -> new FormParameter(pair[0], pair[1]))
            .toList();
    return ClaimedClient.of(
        new TokenEndpointRequest(
            "token",
            uri,
            "idp.example.com",
            headers,
            new TokenForm(parameters),
            AffinityKey.NONE,
            Optional.empty()));
  }

  private static String basic(String pair) {
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    return "basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String assertion(String claims) {
    return "client_assertion=" + base64("{\"alg\":\"ES256\"}") + "." + base64(claims) + ".c2ln";
  }

  @Test
  void aClientIsKnownByEachWayInWhichItMayStateItself() {
    assertThat(client("/token", "", "client_id=shop")).contains("shop");
    assertThat(client("/token", basic("sh%3Aop+1:secret"))).contains("sh:op 1");
    assertThat(client("/token", "", assertion("{\"sub\":\"shop\"}"))).contains("shop");
    assertThat(client("/authorize?client_id=shop", "", "consent=yes")).contains("shop");
  }

  @Test
  void theParameterGoesBeforeTheHeaderAndThatBeforeTheAssertion() {
    String assertion = assertion("{\"sub\":\"c\"}");

    assertThat(client("/token?client_id=d", basic("b:x"), "client_id=a", assertion)).contains("a");
    assertThat(client("/token?client_id=d", basic("b:x"), assertion)).contains("b");
    assertThat(client("/token?client_id=d", "", assertion)).contains("c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer abc",
        "Basic",
        "Basic ",
        "Basic !",
        "Basic OnNlY3JldA",
        "Basic JXp6Onh4"
      })
  void whatStatesNoClientIsNone(String authorization) {
    assertThat(client("/token", authorization)).isEmpty();
    assertThat(client("/token", authorization, "client_id=")).isEmpty();
    assertThat(client("/token", authorization, "client_assertion=x")).isEmpty();
    assertThat(client("/token", authorization, assertion("{\"sub\":1}"))).isEmpty();
  }
}
