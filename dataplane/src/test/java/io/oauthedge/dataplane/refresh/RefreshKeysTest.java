package io.oauthedge.dataplane.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.dpop.DpopProofs;
import io.oauthedge.dataplane.tokenendpoint.FormParameter;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRequest;
import io.oauthedge.dataplane.tokenendpoint.TokenForm;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which refreshes are equal, and which are not. */
class RefreshKeysTest {
  private static final byte[] SHARED = new byte[32];

  private final RefreshKeys keys = new RefreshKeys(SHARED, new DpopProofs());

  /** A request of a confidential client, and what may be changed about it. */
  record Sent(
      String route,
      String uri,
      String authority,
      List<String> fields,
      List<String> form,
      String certificate,
      List<String> proof) {
    static Sent usual() {
      return new Sent(
          "token",
          "/token",
          "idp.example.com",
          List.of("authorization", "Basic YXBwOnNlY3JldA==", "origin", "https://a.example"),
          List.of("grant_type=refresh_token", "refresh_token=r1", "scope=read"),
          "",
          List.of());
    }

    Sent field(String name, String value) {
      List<String> more = new ArrayList<>(fields);
      more.add(name);
      more.add(value);
      return fields(more.toArray(String[]::new));
    }

    Sent fields(String... others) {
      return new Sent(route, uri, authority, List.of(others), form, certificate, proof);
    }

    Sent form(String... others) {
      return new Sent(route, uri, authority, fields, List.of(others), certificate, proof);
    }

    Sent with(String parameter) {
      return form(Stream.concat(form.stream(), Stream.of(parameter)).toArray(String[]::new));
    }

    Sent at(String otherRoute, String otherUri, String otherAuthority) {
      return new Sent(otherRoute, otherUri, otherAuthority, fields, form, certificate, proof);
    }

    Sent proven(String otherCertificate, String... otherProof) {
      return new Sent(route, uri, authority, fields, form, otherCertificate, List.of(otherProof));
    }

    TokenEndpointRequest request() {
      MultiMap headers = MultiMap.caseInsensitiveMultiMap();
      for (int i = 0; i < fields.size(); i += 2) {
        headers.add(fields.get(i), fields.get(i + 1));
      }
      List<FormParameter> parameters =
          form.stream().map(p -> p.split("=", 2)).map(p -> new FormParameter(p[0], p[1])).toList();
      return new TokenEndpointRequest(
          route,
          uri,
          authority,
          headers,
          new TokenForm(parameters),
          AffinityKey.NONE,
          Optional.empty());
    }
  }

  private String key(Sent sent) {
    return keys.digest(sent.request(), sent.certificate(), sent.proof());
  }

  static Stream<Sent> equal() {
    Sent usual = Sent.usual();
    return Stream.of(
        usual,
        usual.form("scope=read", "refresh_token=r1", "grant_type=refresh_token"),
        usual.fields("Origin", "https://a.example", "Authorization", "Basic YXBwOnNlY3JldA=="),
        usual.field("x-request-id", "1"),
        usual.field("traceparent", "00-1"),
        usual.field("x-b3-traceid", "1"),
        usual.field("x-forwarded-for", "203.0.113.7"),
        usual.field("user-agent", "a tab"),
        usual.field("dpop", "a proof whose key counts instead"));
  }

  @ParameterizedTest
  @MethodSource("equal")
  void areEqual(Sent other) {
    assertThat(key(other)).isEqualTo(key(Sent.usual()));
  }

  static Stream<Sent> unequal() {
    Sent usual = Sent.usual();
    return Stream.of(
        usual.at("other", "/token", "idp.example.com"),
        usual.at("token", "/token?tenant=b", "idp.example.com"),
        usual.at("token", "/token", "other.example.com"),
        // Another token, scope, resource, audience, or parameter of whatever name.
        usual.form("grant_type=refresh_token", "refresh_token=r2", "scope=read"),
        usual.form("grant_type=refresh_token", "refresh_token=r1", "scope=write"),
        usual.form("grant_type=refresh_token", "refresh_token=r1"),
        usual.form("grant_type=refresh_token", "refresh_token=r1scope=read"),
        usual.with("resource=https://a.example"),
        usual.with("audience=a"),
        usual.with("client_id=app"),
        usual.with("client_secret=secret"),
        usual.with("unheard_of="),
        // Another proof of the client, or none.
        usual.fields("origin", "https://a.example"),
        usual.fields("authorization", "Basic b3RoZXI6c2VjcmV0", "origin", "https://a.example"),
        usual.field("authorization", "Basic b3RoZXI6c2VjcmV0"),
        usual.field("cookie", "session=1"),
        usual.field("x-api-key", "1"),
        usual.field("oauth-client-attestation-pop", "eyJ"),
        usual.field("client-cert", ":AA==:"),
        usual.proven("thumbprint"),
        usual.proven("other thumbprint"),
        usual.proven("", "jkt", ""),
        usual.proven("", "other jkt", ""),
        usual.proven("", "jkt", "nonce"),
        // Another answer for the browser.
        usual.fields("authorization", "Basic YXBwOnNlY3JldA==", "origin", "https://b.example"));
  }

  @Test
  void noTwoOfTheseAreEqual() {
    List<String> all = Stream.concat(Stream.of(Sent.usual()), unequal()).map(this::key).toList();

    assertThat(all).doesNotHaveDuplicates();
  }

  @Test
  void severalResourcesCountInTheirOrder() {
    Sent usual = Sent.usual();

    assertThat(key(usual.with("resource=a").with("resource=b")))
        .isNotEqualTo(key(usual.with("resource=b").with("resource=a")))
        .isNotEqualTo(key(usual.with("resource=a").with("resource=ab")));
  }

  @Test
  void podsOfOneEdgeAgreeAndThoseOfAnotherDoNot() {
    var peer = new RefreshKeys(SHARED, new DpopProofs());
    byte[] foreign = SHARED.clone();
    foreign[0] = 1;
    var stranger = new RefreshKeys(foreign, new DpopProofs());
    TokenEndpointRequest request = Sent.usual().request();

    assertThat(peer.digest(request, "", List.of())).isEqualTo(key(Sent.usual()));
    assertThat(stranger.digest(request, "", List.of())).isNotEqualTo(key(Sent.usual()));
  }

  @Test
  void noKeyIsMadeFromNoSecret() {
    assertThatThrownBy(() -> new RefreshKeys(new byte[0], new DpopProofs()))
        .hasMessage("the digest key must have at least 16 bytes");
  }

  @Test
  void onlyARefreshIsOne() {
    assertThat(RefreshKeys.isRefresh(form("grant_type=refresh_token", "refresh_token=r1")))
        .isTrue();
    assertThat(RefreshKeys.isRefresh(form("grant_type=refresh_token"))).isFalse();
    assertThat(RefreshKeys.isRefresh(form("grant_type=refresh_token", "refresh_token="))).isFalse();
    assertThat(RefreshKeys.isRefresh(form("grant_type=authorization_code", "code=c"))).isFalse();
    assertThat(RefreshKeys.isRefresh(form("token=r1", "token_type_hint=refresh_token"))).isFalse();
  }

  private static TokenForm form(String... parameters) {
    return new TokenForm(
        Arrays.stream(parameters)
            .map(p -> p.split("=", 2))
            .map(p -> new FormParameter(p[0], p[1]))
            .toList());
  }
}
