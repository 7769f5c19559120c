package io.oauthedge.dataplane.token;

import static io.oauthedge.contract.Reason.TOKEN_CRITICAL_HEADER_REFUSED;
import static io.oauthedge.contract.Reason.TOKEN_MALFORMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactJwtTest {
  private static final SigningKey KEY = SigningKey.create("k1", "ES256");
  private static final JsonObject CLAIMS = TestIssuer.claims(Instant.EPOCH);

  @Test
  void readsTheHeaderAndOnDemandTheClaims() throws TokenRefusedException {
    CompactJwt jwt = CompactJwt.parse(KEY.sign(CLAIMS));

    assertThat(jwt.algorithm()).isEqualTo("ES256");
    assertThat(jwt.type()).isEqualTo("at+jwt");
    assertThat(jwt.keyId()).isEqualTo("k1");
    assertThat(jwt.signatureLength()).isEqualTo(86);
    assertThat(jwt.claims()).isEqualTo(CLAIMS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"alg":"ES256","alg":"RS256"}  | header is not a JSON object in base64url
          ["ES256"]                      | header is not a JSON object in base64url
          {"alg":"ES256"}}               | header is not a JSON object in base64url
          null                           | header is not a JSON object
          {}                             | header without alg
          {"alg":null}                   | header without alg
          {"alg":7}                      | alg is not a string
          {"alg":"ES256","kid":7}        | kid is not a string
          {"alg":"ES256","typ":["JWT"]}  | typ is not a string
          """)
  void refusesHeadersThatAreNone(String header, String evidence) {
    Rejection found = refusal(KEY.sign(header, CLAIMS.encode()));

    assertThat(found.reason()).isEqualTo(TOKEN_MALFORMED);
    assertThat(found.evidence()).isEqualTo(evidence);
  }

  @Test
  void refusesEveryCriticalExtension() {
    JsonObject header = KEY.header().put("b64", false).put("crit", new JsonObject());

    assertThat(refusal(KEY.sign(header, CLAIMS)).reason()).isEqualTo(TOKEN_CRITICAL_HEADER_REFUSED);
  }

  @Test
  void refusesClaimsThatNestDeeperThanAnyTokenNeeds() throws TokenRefusedException {
    String deep = "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";
    CompactJwt jwt = CompactJwt.parse(KEY.sign(KEY.header().encode(), deep));

    var refusal = catchThrowableOfType(TokenRefusedException.class, jwt::claims);

    assertThat(refusal.rejection().reason()).isEqualTo(TOKEN_MALFORMED);
  }

  @Test
  void knowsTheOneSpellingOfASignature() throws TokenRefusedException {
    String token = KEY.sign(CLAIMS);
    char last = token.charAt(token.length() - 1);
    String respelt = token.substring(0, token.length() - 1) + (char) (last + 1);

    assertThat(CompactJwt.parse(token).isSignatureOf(86)).isTrue();
    assertThat(CompactJwt.parse(token).isSignatureOf(88)).isFalse();
    assertThat(CompactJwt.parse(respelt).isSignatureOf(86)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "opaque, '1 segments, not 3'",
    "a.b, '2 segments, not 3'",
    "a.b.c.d.e, '5 segments, not 3'"
  })
  void refusesWhatIsNoJwt(String token, String evidence) {
    assertThat(refusal(token).evidence()).isEqualTo(evidence);
  }

  private static Rejection refusal(String token) {
    var refusal = catchThrowableOfType(TokenRefusedException.class, () -> CompactJwt.parse(token));
    assertThat(refusal).isNotNull();
    return refusal.rejection();
  }
}
