package io.oauthedge.dataplane.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.oauthedge.dataplane.token.SigningKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwkSetTest {
  private static final SigningKey RSA = SigningKey.create("rsa", "RS256");
  private static final SigningKey EC = SigningKey.create("ec", "ES256");

  @ParameterizedTest
  @CsvSource({"RS256, 342", "PS256, 342", "ES256, 86", "ES384, 128", "ES512, 176", "EdDSA, 86"})
  void bindsAKeyToItsOwnAlgorithm(String algorithm, int signatureLength) {
    List<VerificationKey> keys = parse(SigningKey.create("k", algorithm).jwk());

    assertThat(keys).hasSize(1);
    assertThat(keys.get(0).algorithms()).containsExactly(algorithm);
    assertThat(keys.get(0).signatureLength()).isEqualTo(signatureLength);
  }

  @Test
  void aKeyWithoutAlgorithmServesThoseOfItsTypeAndCurve() {
    List<VerificationKey> keys = parse(without(RSA.jwk(), "alg"), without(EC.jwk(), "alg"));

    assertThat(keys.get(0).algorithms())
        .isEqualTo(Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"));
    assertThat(keys.get(1).algorithms()).containsExactly("ES256");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"use":"enc"}
          {"key_ops":["encrypt"]}
          {"kty":"oct","k":"c2VjcmV0"}
          {"kty":"unknown"}
          {"alg":"ES256"}
          {"alg":"HS256"}
          {"n":"AQAB"}
          {"n":"***"}
          {"e":7}
          """)
  void leavesOutWhatCannotOrMustNotVerify(String change) {
    JsonObject changed = RSA.jwk().mergeIn(new JsonObject(change));

    List<VerificationKey> keys = parse(changed, EC.jwk());

    assertThat(keys).extracting(VerificationKey::kid).containsExactly("ec");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[]}", "{\"keys\":[1]}"})
  void refusesDocumentsWithoutAUsableKey(String document) {
    assertThatIllegalArgumentException().isThrownBy(() -> JwkSet.parse(document));
  }

  @Test
  void writesWhatItReadButNothingPrivate() {
    List<VerificationKey> keys = parse(RSA.jwk().put("d", "c2VjcmV0"), without(EC.jwk(), "kid"));

    String written = JwkSet.write(keys);

    assertThat(written).doesNotContain("c2VjcmV0");
    assertThat(JwkSet.parse(written)).isEqualTo(keys);
  }

  private static List<VerificationKey> parse(JsonObject... keys) {
    return JwkSet.parse(new JsonObject().put("keys", new JsonArray(List.of(keys))).encode());
  }

  private static JsonObject without(JsonObject jwk, String member) {
    jwk.remove(member);
    return jwk;
  }
}
