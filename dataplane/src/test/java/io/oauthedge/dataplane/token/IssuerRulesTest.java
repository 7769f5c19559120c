package io.oauthedge.dataplane.token;

import static io.oauthedge.contract.Reason.TOKEN_ALGORITHM_REFUSED;
import static io.oauthedge.contract.Reason.TOKEN_TYPE_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthedge.contract.Reason;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final SigningKey KEY = SigningKey.create("k1", "ES256");
  private static final IssuerRules RULES = new IssuerRules(TestIssuer.config());

  @Test
  void admitsWhatBreaksNoRule() throws TokenRefusedException {
    JsonObject claims = TestIssuer.claims(NOW);

    AdmittedToken admitted = admit(claims);

    assertThat(admitted.issuer()).isEqualTo("shop");
    assertThat(admitted.scopes()).containsExactlyInAnyOrder("read", "write");
    assertThat(admitted.expiresAtSeconds()).isEqualTo(NOW.getEpochSecond() + 300);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          exp              | -30   | TOKEN_EXPIRED
          exp              | -3000 | TOKEN_EXPIRED
          exp              |       | TOKEN_WITHOUT_EXPIRY
          exp              | "1"   | TOKEN_MALFORMED
          iat              | true  | TOKEN_MALFORMED
          nbf              | "1"   | TOKEN_MALFORMED
          nbf              | +31   | TOKEN_NOT_YET_VALID
          nbf              | +9e40 | TOKEN_NOT_YET_VALID
          aud              |       | TOKEN_WRONG_AUDIENCE
          aud              | "x"   | TOKEN_WRONG_AUDIENCE
          aud              | ["x"] | TOKEN_WRONG_AUDIENCE
          aud              | [7]   | TOKEN_WRONG_AUDIENCE
          aud              | {}    | TOKEN_WRONG_AUDIENCE
          aud              | "orders" | TOKEN_WRONG_AUDIENCE
          sub              |       | TOKEN_CLAIM_MISSING
          """)
  void namesTheRuleThatIsBroken(String claim, String value, Reason reason) {
    JsonObject claims = with(claim, value);

    var refusal = catchThrowableOfType(TokenRefusedException.class, () -> admit(claims));

    assertThat(refusal).isNotNull();
    assertThat(refusal.rejection().reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          exp | -29
          exp | +9e40
          nbf | +30
          iat | +600
          iat |
          aud | ["x","orders-v2"]
          aud | "orders-v2"
          """)
  void toleratesTheSkewAndEveryLegalForm(String claim, String value) {
    JsonObject claims = with(claim, value);

    assertThatNoException().isThrownBy(() -> admit(claims));
  }

  @Test
  void gathersScopesFromBothClaimsInBothForms() throws TokenRefusedException {
    JsonObject claims =
        TestIssuer.claims(NOW).put("scope", new JsonArray(List.of("a", 7))).put("scp", " b  c");

    assertThat(admit(claims).scopes()).containsExactlyInAnyOrder("a", "b", "c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "jwt", "JWT", ""})
  void acceptsTypesWithoutCaseAndPrefix(String type) {
    JsonObject header = KEY.header().put("typ", type);

    assertThatNoException().isThrownBy(() -> RULES.checkHeader(jwt(header)));
  }

  @ParameterizedTest
  @CsvSource({"ID+jwt, TOKEN_TYPE_REFUSED", "text/at+jwt, TOKEN_TYPE_REFUSED"})
  void refusesOtherTypes(String type, Reason reason) {
    JsonObject header = KEY.header().put("typ", type);

    assertThat(headerRefusal(header).reason()).isEqualTo(reason).isEqualTo(TOKEN_TYPE_REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "HS256", "RS384", "ES256K", "rs256"})
  void refusesEveryAlgorithmThatIsNotListed(String algorithm) {
    JsonObject header = KEY.header().put("alg", algorithm);

    assertThat(headerRefusal(header).reason()).isEqualTo(TOKEN_ALGORITHM_REFUSED);
  }

  @Test
  void evidenceIsBoundedAndPrintable() {
    JsonObject header = KEY.header().put("alg", "x\r\n\"é" + "y".repeat(5000));

    assertThat(headerRefusal(header).evidence()).matches("alg \"x\\?{4}y{43}\\.\\.\\.\"");
  }

  private static JsonObject with(String claim, String value) {
    JsonObject claims = TestIssuer.claims(NOW);
    if (value == null) {
      claims.remove(claim);
    } else if (value.startsWith("+") || value.startsWith("-")) {
      claims.put(claim, NOW.getEpochSecond() + Double.parseDouble(value));
    } else {
      claims.put(claim, new JsonObject("{\"v\":" + value + "}").getValue("v"));
    }
    return claims;
  }

  private static AdmittedToken admit(JsonObject claims) throws TokenRefusedException {
    return RULES.admit(claims, RULES.lifetime(claims), NOW.toEpochMilli());
  }

  private static CompactJwt jwt(JsonObject header) throws TokenRefusedException {
    return CompactJwt.parse(KEY.sign(header, TestIssuer.claims(NOW)));
  }

  private static Rejection headerRefusal(JsonObject header) {
    var refusal =
        catchThrowableOfType(TokenRefusedException.class, () -> RULES.checkHeader(jwt(header)));
    assertThat(refusal).isNotNull();
    return refusal.rejection();
  }
}
