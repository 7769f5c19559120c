package io.oauthedge.dataplane.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.credential.Credential.Bearer;
import io.oauthedge.dataplane.credential.Credential.Unusable;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.token.Rejection.HeaderFinding;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialReaderTest {
  private static final String JWT = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln";

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer    "})
  void takesABearerTokenWhateverTheCaseOfItsScheme(String scheme) {
    Credential read = read(scheme + JWT, false);

    assertThat(read).isEqualTo(new Bearer(JWT, scheme.length() + JWT.length(), false));
  }

  /** One line: the value, the reason, the fate, the evidence; hop CLIENT from any peer. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~                      | AUTHORIZATION_MANGLED      | MANGLED    | empty value
          Bearer                  | AUTHORIZATION_MANGLED      | MANGLED    | no token after Bearer
          Bearer Bearer eyJ.b.c   | AUTHORIZATION_MANGLED      | MANGLED    | Bearer is doubled
          Bearer eyJ.b. c         | AUTHORIZATION_MANGLED      | MANGLED    | white space inside
          Bearer eyJ.b,c          | AUTHORIZATION_MANGLED      | MANGLED    | comma inside
          Bearer%20eyJ.b.c        | AUTHORIZATION_MANGLED      | MANGLED    | no space after Bearer
          Bearer+eyJ.b.c          | AUTHORIZATION_MANGLED      | MANGLED    | no space after Bearer
          bearer: eyJ.b.c         | AUTHORIZATION_MANGLED      | MANGLED    | no space after Bearer
          Authorization: Bearer a | AUTHORIZATION_MANGLED      | MANGLED    | header name inside the value
          "Bearer eyJ.b.c"        | AUTHORIZATION_MANGLED      | MANGLED    | quoted value
          null                    | AUTHORIZATION_MANGLED      | MANGLED    | literal in the place of a credential
          {{token}}               | AUTHORIZATION_MANGLED      | MANGLED    | literal in the place of a credential
          Bearer a, Bearer b      | AUTHORIZATION_DUPLICATED   | DUPLICATED | 1 line joined of several: Bearer, Bearer
          Bearer a,Basic b        | AUTHORIZATION_DUPLICATED   | DUPLICATED | 1 line joined of several: Bearer, Basic
          Basic YTpi, Bearer b    | AUTHORIZATION_DUPLICATED   | DUPLICATED | 1 line joined of several: Basic, Bearer
          Basic YTpi              | AUTHORIZATION_WRONG_SCHEME | REPLACED   | scheme Basic
          negotiate YII=          | AUTHORIZATION_WRONG_SCHEME | REPLACED   | scheme Negotiate
          DPoP eyJ.b.c            | AUTHORIZATION_WRONG_SCHEME | REPLACED   | scheme DPoP
          Digest username="a", b="c" | AUTHORIZATION_WRONG_SCHEME | REPLACED | scheme Digest
          hunter2 eyJ.b.c         | AUTHORIZATION_WRONG_SCHEME | REPLACED   | unknown scheme
          Bearereyj.b.c           | AUTHORIZATION_WRONG_SCHEME | REPLACED   | no scheme
          eyJhbGci.b.c            | AUTHORIZATION_WRONG_SCHEME | REPLACED   | no scheme
          """)
  void saysWhatIsWrongWithTheValue(String value, Reason reason, HeaderFate fate, String evidence) {
    for (boolean trusted : new boolean[] {true, false}) {
      Rejection rejection = rejection(read(value, trusted));

      assertThat(rejection)
          .isEqualTo(Rejection.ofAuthorization(reason, Hop.CLIENT, fate, evidence));
    }
  }

  /** No Authorization, one other header: what a trusted proxy's word proves, and a stranger's. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x-amzn-oidc-data              | AUTHORIZATION_DROPPED | LOAD_BALANCER | TOKEN_ABSENT        | CLIENT
          X-Amzn-Oidc-Accesstoken       | AUTHORIZATION_DROPPED | LOAD_BALANCER | TOKEN_ABSENT        | CLIENT
          x-amzn-oidc-identity          | AUTHORIZATION_DROPPED | LOAD_BALANCER | TOKEN_ABSENT        | CLIENT
          X-Goog-IAP-JWT-Assertion      | AUTHORIZATION_DROPPED | LOAD_BALANCER | TOKEN_ABSENT        | CLIENT
          X-Forwarded-Authorization     | AUTHORIZATION_MOVED   | LOAD_BALANCER | AUTHORIZATION_MOVED | CLIENT
          X-Original-Authorization      | AUTHORIZATION_MOVED   | LOAD_BALANCER | AUTHORIZATION_MOVED | CLIENT
          X-Auth-Request-Access-Token   | AUTHORIZATION_MOVED   | LOAD_BALANCER | AUTHORIZATION_MOVED | CLIENT
          X-Forwarded-Access-Token      | AUTHORIZATION_MOVED   | LOAD_BALANCER | AUTHORIZATION_MOVED | CLIENT
          X-Serverless-Authorization    | AUTHORIZATION_MOVED   | LOAD_BALANCER | AUTHORIZATION_MOVED | CLIENT
          x-amzn-remapped-authorization | AUTHORIZATION_MOVED   | LOAD_BALANCER | AUTHORIZATION_MOVED | CLIENT
          X-Auth-Token                  | AUTHORIZATION_MOVED   | CLIENT        | AUTHORIZATION_MOVED | CLIENT
          Authentication                | AUTHORIZATION_MOVED   | CLIENT        | AUTHORIZATION_MOVED | CLIENT
          Proxy-Authorization           | AUTHORIZATION_MOVED   | CLIENT        | AUTHORIZATION_MOVED | CLIENT
          X-Amz-Cf-Id                   | TOKEN_ABSENT          | CLIENT        | TOKEN_ABSENT        | CLIENT
          X-Request-Id                  | TOKEN_ABSENT          | CLIENT        | TOKEN_ABSENT        | CLIENT
          """)
  void blamesAProxyOnATrustedProxysWordAlone(
      String name, Reason trusted, Hop trustedHop, Reason untrusted, Hop untrustedHop) {
    MultiMap headers = headers().add(name, "Bearer " + JWT);

    Rejection behindProxy = rejection(CredentialReader.read(headers, true));
    Rejection direct = rejection(CredentialReader.read(headers, false));

    assertThat(behindProxy.reason()).isEqualTo(trusted);
    assertThat(behindProxy.hop()).isEqualTo(trustedHop);
    assertThat(direct.reason()).isEqualTo(untrusted);
    assertThat(direct.hop()).isEqualTo(untrustedHop);
    if (!name.equals("X-Request-Id")) {
      assertThat(behindProxy.evidence()).isEqualToIgnoringCase(name + " present");
      assertThat(direct.evidence()).startsWithIgnoringCase(name + " present");
    }
  }

  @Test
  void tellsAnAbsentHeaderFromAMovedOneByItsFate() {
    MultiMap moved = headers().add("x-forwarded-authorization", "Bearer " + JWT);
    MultiMap dropped = headers().add("x-amzn-oidc-data", JWT);

    assertThat(rejection(CredentialReader.read(headers(), true)).header()).isEmpty();
    assertThat(rejection(CredentialReader.read(moved, true)).header())
        .contains(new HeaderFinding("authorization", HeaderFate.MOVED));
    assertThat(rejection(CredentialReader.read(dropped, true)).header())
        .contains(new HeaderFinding("authorization", HeaderFate.DROPPED));
  }

  @Test
  void anApplicationsOwnTokenHeaderIsNoMovedAuthorization() {
    MultiMap headers = headers().add("X-Auth-Token", "session-4711");

    Rejection rejection = rejection(CredentialReader.read(headers, true));

    assertThat(rejection).isEqualTo(Rejection.of(Reason.TOKEN_ABSENT, ""));
  }

  @Test
  void twoLinesAreRefusedEvenWhenEqual() {
    MultiMap headers =
        headers().add("Authorization", "Bearer " + JWT).add("authorization", "Bearer " + JWT);

    Rejection rejection = rejection(CredentialReader.read(headers, true));

    assertThat(rejection)
        .isEqualTo(
            Rejection.ofAuthorization(
                Reason.AUTHORIZATION_DUPLICATED,
                Hop.CLIENT,
                HeaderFate.DUPLICATED,
                "2 lines: Bearer, Bearer"));
  }

  @ParameterizedTest
  @CsvSource({
    "Basic YTpi, true, LOAD_BALANCER",
    "Negotiate YII, true, LOAD_BALANCER",
    "DPoP abc, true, CLIENT",
    "Basic YTpi, false, CLIENT"
  })
  void aProxysOwnPasswordProtectionNeedsAWitness(String value, boolean trusted, Hop hop) {
    MultiMap headers =
        headers().add("Authorization", value).add("X-Forwarded-Authorization", "Bearer " + JWT);

    Rejection rejection = rejection(CredentialReader.read(headers, trusted));

    assertThat(rejection.reason()).isEqualTo(Reason.AUTHORIZATION_WRONG_SCHEME);
    assertThat(rejection.hop()).isEqualTo(hop);
  }

  @Property
  void neverThrowsNorQuotesWhatItRefuses(@ForAll String value, @ForAll boolean trusted) {
    Credential read = read("Xq7-" + value, trusted);

    assertThat(rejection(read).evidence()).doesNotContain("Xq7");
  }

  @Property
  void everyBearerTokenIsFreeOfSpacesAndCommas(@ForAll String value, @ForAll boolean trusted) {
    Credential read = read("Bearer " + value, trusted);

    assertThat(read)
        .satisfiesAnyOf(
            unusable -> assertThat(unusable).isInstanceOf(Unusable.class),
            bearer -> assertThat(((Bearer) bearer).token()).isNotEmpty().doesNotContain(" ", ","));
  }

  private static Credential read(String value, boolean trusted) {
    return CredentialReader.read(headers().add("Authorization", value), trusted);
  }

  private static MultiMap headers() {
    return MultiMap.caseInsensitiveMultiMap().add(HttpHeaders.HOST, "orders.example.com");
  }

  private static Rejection rejection(Credential credential) {
    assertThat(credential).isInstanceOf(Unusable.class);
    return ((Unusable) credential).rejection();
  }
}
