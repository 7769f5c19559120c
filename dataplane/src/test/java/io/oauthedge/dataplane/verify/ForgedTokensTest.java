package io.oauthedge.dataplane.verify;

import static io.oauthedge.dataplane.verify.VerifierRig.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.token.SigningKey;
import io.oauthedge.dataplane.token.TestIssuer;
import io.oauthedge.dataplane.token.Verdict;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.impl.jose.JWS;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No token passes that the issuer did not sign as it is. */
class ForgedTokensTest {
  private static final SigningKey RSA = SigningKey.create("rsa-1", "RS256");
  private static final SigningKey EC = SigningKey.create("ec-1", "ES256");

  private final VerifierRig rig = new VerifierRig(RSA, EC);

  @AfterEach
  void end() {
    rig.close();
  }

  /** Members of the header that must change nothing, or must refuse the token. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"alg":"none"}                        | TOKEN_ALGORITHM_REFUSED
          {"alg":"HS256"}                       | TOKEN_ALGORITHM_REFUSED
          {"alg":"ES256"}                       | TOKEN_UNKNOWN_KEY
          {"alg":"PS256"}                       | TOKEN_UNKNOWN_KEY
          {"alg":"ES512"}                       | TOKEN_UNKNOWN_KEY
          {"kid":"rsa-2"}                       | TOKEN_UNKNOWN_KEY
          {"kid":"ec-1"}                        | TOKEN_UNKNOWN_KEY
          {"typ":"ID+jwt"}                      | TOKEN_TYPE_REFUSED
          {"crit":["exp"]}                      | TOKEN_CRITICAL_HEADER_REFUSED
          """)
  void refusesHeadersThatDoNotFit(String change, Reason reason) {
    JsonObject header = RSA.header().mergeIn(new JsonObject(change));

    assertThat(reason(rig.verify(RSA.sign(header, rig.claims())))).isEqualTo(reason);
  }

  @Test
  void aKeyThatTheTokenBringsAlongIsNotFollowed() {
    SigningKey own = SigningKey.create("rsa-1", "RS256");
    JsonObject header =
        own.header().put("jwk", own.jwk()).put("jku", "https://evil.example.com/jwks");

    assertThat(reason(rig.verify(own.sign(header, rig.claims()))))
        .isEqualTo(Reason.TOKEN_SIGNATURE_INVALID);
  }

  @Test
  void anotherIssuersNameIsNoIssuer() {
    assertThat(reason(rig.verify(RSA.sign(rig.claims().put("iss", TestIssuer.ISS + "/")))))
        .isEqualTo(Reason.TOKEN_UNKNOWN_ISSUER);
    assertThat(reason(rig.verify(RSA.sign(rig.claims().put("iss", 7)))))
        .isEqualTo(Reason.TOKEN_UNKNOWN_ISSUER);
  }

  @Test
  void aSignatureCutShortIsTruncatedNotForged() {
    String token = EC.sign(rig.claims());

    Verdict verdict = rig.verify(token.substring(0, token.length() - 20));

    assertThat(reason(verdict)).isEqualTo(Reason.AUTHORIZATION_TRUNCATED);
  }

  @Test
  void noSingleByteOfATokenCanBeChanged() {
    for (SigningKey key : List.of(RSA, EC)) {
      String token = key.sign(rig.claims());
      rig.verify(token);
      for (int i = 0; i < token.length(); i++) {
        char changed = token.charAt(i) == 'A' ? 'B' : 'A';
        String altered = token.substring(0, i) + changed + token.substring(i + 1);

        assertThat(rig.verify(altered)).as("byte %d", i).isInstanceOf(Verdict.Refused.class);
      }
    }
  }

  @Test
  void theLastCharacterHasOneSpelling() {
    String token = RSA.sign(rig.claims());
    String stem = token.substring(0, token.length() - 1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    long admitted =
        alphabet
            .chars()
            .mapToObj(c -> rig.verify(stem + (char) c))
            .filter(Verdict.Admitted.class::isInstance)
            .count();

    assertThat(admitted).isEqualTo(1);
  }

  @Test
  void anAsn1SignatureIsNoJws() {
    String token = EC.sign(rig.claims());
    byte[] raw = Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
    byte[] der = JWS.toASN1(raw);
    String asn1 =
        token.substring(0, token.lastIndexOf('.') + 1)
            + Base64.getUrlEncoder().withoutPadding().encodeToString(der);

    assertThat(reason(rig.verify(asn1))).isEqualTo(Reason.TOKEN_SIGNATURE_INVALID);
  }
}
