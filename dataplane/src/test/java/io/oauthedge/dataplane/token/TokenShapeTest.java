package io.oauthedge.dataplane.token;

import static io.oauthedge.contract.Reason.AUTHORIZATION_MANGLED;
import static io.oauthedge.contract.Reason.AUTHORIZATION_TRUNCATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenShapeTest {
  private static final String HEADER = "eyJhbGciOiJSUzI1NiJ9";
  private static final String PAYLOAD = "eyJpc3MiOiJhIn0";

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEADER + "." + PAYLOAD + ".c2lnbmF0dXJl",
        "2YotnFZFEjr1zCsicMWpAA",
        "opaque/with+all~legal=",
        "v2.local.abc",
        "a.b.c.d.e",
        HEADER + ".enc.iv.text.tag"
      })
  void leavesWholeJwtsAndOpaqueTokensAlone(String token) {
    assertThatNoException().isThrownBy(() -> TokenShape.check(token));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          null            | literal in the place of a token
          undefined       | literal in the place of a token
          {{token}}       | literal in the place of a token
          ${ACCESS_TOKEN} | literal in the place of a token
          <token>         | literal in the place of a token
          "eyJh.b.c"      | quotes
          'eyJh.b.c'      | quotes
          eyJh.b.c;       | trailing semicolon
          eyJh;x.b.c      | semicolon inside
          eyJh%2Eb.c.d    | percent-encoding
          eyJh.b+b.cccc   | base64 in the place of base64url
          eyJh.bb/b.cccc  | base64 in the place of base64url
          eyJh.bb==.cccc  | padding
          eyJh:b.b.c      | colon inside
          eyJh.bé.cccc    | non-ASCII character
          eyJh.b!.cccc    | character outside base64url
          EYJHB.BBBB.CCCC | letters of one case only
          eyjhb.bbbb.cccc | letters of one case only
          eyJhb.bbbb.cccc | a segment has an impossible length
          eyJh.bbbbb.cccc | a segment has an impossible length
          """)
  void tellsWhatRewroteTheToken(String token, String evidence) {
    Rejection found = defect(token);

    assertThat(found.reason()).isEqualTo(AUTHORIZATION_MANGLED);
    assertThat(found.evidence()).isEqualTo(evidence);
    assertThat(found.header().orElseThrow().fate()).isEqualTo(HeaderFate.MANGLED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          eyJhbGciOiJSUzI1NiJ9          | 1 of 3 segments
          eyJhbGciOiJSUzI1NiJ9.eyJpc3   | 2 of 3 segments
          eyJh.bbbb.ccccc               | signature has 5 characters
          """)
  void tellsWhereTheTokenWasCut(String token, String evidence) {
    Rejection found = defect(token);

    assertThat(found.reason()).isEqualTo(AUTHORIZATION_TRUNCATED);
    assertThat(found.evidence()).isEqualTo(evidence);
    assertThat(found.hop()).isEqualTo(Hop.CLIENT);
    assertThat(found.header().orElseThrow().fate()).isEqualTo(HeaderFate.TRUNCATED);
  }

  @ParameterizedTest
  @CsvSource({
    "HS256, 43",
    "HS384, 64",
    "HS512, 86",
    "ES256, 86",
    "EdDSA, 86",
    "ES384, 128",
    "ES512, 176",
    "RS256, 342",
    "PS512, 342",
    "none, 0"
  })
  void knowsTheLeastLengthOfASignature(String algorithm, int characters) {
    assertThat(TokenShape.leastSignatureLength(algorithm)).isEqualTo(characters);
  }

  @Test
  void findsASignatureShorterThanItsKeyDemands() throws TokenRefusedException {
    CompactJwt jwt = CompactJwt.parse(HEADER + "." + PAYLOAD + "." + "A".repeat(300));

    var refusal =
        catchThrowableOfType(
            TokenRefusedException.class, () -> TokenShape.checkSignature(jwt, 342));

    assertThat(refusal.rejection().evidence()).isEqualTo("signature has 300 of 342 characters");
    assertThatNoException().isThrownBy(() -> TokenShape.checkSignature(jwt, 300));
  }

  @Test
  void evidenceNeverQuotesTheToken() {
    for (String token :
        new String[] {"eyJsecret", "eyJsecret.x", "\"eyJsecret\"", "eyJsecret=.b.c"}) {
      assertThat(defect(token).evidence()).doesNotContain("secret");
    }
  }

  private static Rejection defect(String token) {
    var refusal = catchThrowableOfType(TokenRefusedException.class, () -> TokenShape.check(token));
    assertThat(refusal).as(token).isNotNull();
    Reason reason = refusal.rejection().reason();
    assertThat(reason.status()).isEqualTo(401);
    return refusal.rejection();
  }
}
