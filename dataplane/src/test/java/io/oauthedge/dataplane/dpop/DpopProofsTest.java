package io.oauthedge.dataplane.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.dataplane.token.SigningKey;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9449 section 4.3, point by point. */
class DpopProofsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final SigningKey KEY = SigningKey.create("client", "ES256");

  private final DpopProofs proofs = new DpopProofs();

  private static ProvenRequest request(String authority) {
    return ProvenRequest.https("POST", authority, "/realms/shop/token").orElseThrow();
  }

  private static JsonObject header(SigningKey key) {
    JsonObject jwk = key.jwk();
    jwk.remove("kid");
    jwk.remove("use");
    String algorithm = (String) jwk.remove("alg");
    return new JsonObject().put("typ", "dpop+jwt").put("alg", algorithm).put("jwk", jwk);
  }

  private static JsonObject claims() {
    return new JsonObject()
        .put("jti", UUID.randomUUID().toString())
        .put("htm", "POST")
        .put("htu", "https://idp.example.com/realms/shop/token")
        .put("iat", NOW.getEpochSecond());
  }

  private Optional<DpopProof> verify(String proof) {
    return proofs.verify(proof, request("idp.example.com"), NOW);
  }

  private Optional<DpopProof> withClaims(Consumer<JsonObject> change) {
    JsonObject claims = claims();
    change.accept(claims);
    return verify(KEY.sign(header(KEY), claims));
  }

  private Optional<DpopProof> withHeader(Consumer<JsonObject> change) {
    JsonObject header = header(KEY);
    change.accept(header);
    return verify(KEY.sign(header, claims()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ES256", "ES384", "RS256", "PS256", "EdDSA"})
  void aGoodProofTellsItsKey(String algorithm) {
    SigningKey key = SigningKey.create("client", algorithm);

    Optional<DpopProof> first = verify(key.sign(header(key), claims()));
    Optional<DpopProof> second = verify(key.sign(header(key), claims().put("nonce", "n1")));

    assertThat(first).isPresent();
    assertThat(second.orElseThrow().thumbprint()).isEqualTo(first.orElseThrow().thumbprint());
    assertThat(second.orElseThrow().nonce()).isEqualTo("n1");
  }

  /** The example of RFC 7638 section 3.1. */
  @Test
  void theThumbprintIsThatOfTheStandard() {
    var jwk =
        new JsonObject(
            """
            {"kty": "RSA", "e": "AQAB", "alg": "RS256", "kid": "2011-04-29", "n":
            "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"}
            """);

    assertThat(ProofKey.of(jwk, "RS256").orElseThrow().thumbprint())
        .isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
  }

  static Stream<Consumer<JsonObject>> badClaims() {
    return Stream.of(
        claims -> claims.remove("jti"),
        claims -> claims.put("jti", ""),
        claims -> claims.put("jti", "j".repeat(257)),
        claims -> claims.put("htm", "GET"),
        claims -> claims.remove("htm"),
        claims -> claims.remove("htu"),
        claims -> claims.put("htu", "https://idp.example.com/realms/shop/revoke"),
        claims -> claims.put("htu", "http://idp.example.com/realms/shop/token"),
        claims -> claims.put("htu", "https://evil.example.com/realms/shop/token"),
        claims -> claims.put("htu", "https://idp.example.com:8443/realms/shop/token"),
        claims -> claims.put("htu", "https://x@idp.example.com/realms/shop/token"),
        claims -> claims.put("htu", "/realms/shop/token"),
        claims -> claims.remove("iat"),
        claims -> claims.put("iat", NOW.getEpochSecond() - 61),
        claims -> claims.put("iat", NOW.getEpochSecond() + 61),
        claims -> claims.put("iat", Long.MIN_VALUE),
        claims -> claims.put("iat", String.valueOf(NOW.getEpochSecond())));
  }

  @ParameterizedTest
  @MethodSource("badClaims")
  void aProofForSomethingElseIsNone(Consumer<JsonObject> change) {
    assertThat(withClaims(change)).isEmpty();
  }

  static Stream<Consumer<JsonObject>> badHeaders() {
    return Stream.of(
        header -> header.put("typ", "JWT"),
        header -> header.remove("typ"),
        header -> header.put("alg", "none"),
        header -> header.put("alg", "HS256"),
        header -> header.put("alg", "ES384"),
        header -> header.remove("jwk"),
        header -> header.put("jwk", "key"),
        header -> header.put("crit", "jwk"),
        header -> header.getJsonObject("jwk").put("d", "AAAA"),
        header -> header.getJsonObject("jwk").put("x", "AAAA"),
        header -> header.getJsonObject("jwk").put("crv", "P-384"),
        header -> header.put("jwk", SigningKey.create("other", "ES256").jwk()));
  }

  @ParameterizedTest
  @MethodSource("badHeaders")
  void aProofByAnotherKeyOrAlgorithmIsNone(Consumer<JsonObject> change) {
    assertThat(withHeader(change)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "idp.example.com, https://IDP.example.com:443/realms/shop/token",
    "idp.example.com:443, https://idp.example.com/realms/shop/token",
    "idp.example.com, https://idp.example.com/realms/shop/token?a=b#c",
    "idp.example.com:8443, https://idp.example.com:8443/realms/shop/token"
  })
  void theUriMayBeWrittenOtherwise(String authority, String htu) {
    String proof = KEY.sign(header(KEY), claims().put("htu", htu));

    assertThat(proofs.verify(proof, request(authority), NOW)).isPresent();
  }

  @Test
  void aProofIsGoodOnce() {
    String proof = KEY.sign(header(KEY), claims());

    assertThat(verify(proof)).isPresent();
    assertThat(verify(proof)).isEmpty();
  }

  @Test
  void aProofIsRememberedAsLongAsItsAgeAllows() {
    String ahead = KEY.sign(header(KEY), claims().put("iat", NOW.getEpochSecond() + 60));
    assertThat(verify(ahead)).isPresent();

    assertThat(proofs.verify(ahead, request("idp.example.com"), NOW.plusSeconds(119))).isEmpty();
    assertThat(proofs.verify(ahead, request("idp.example.com"), NOW.plusSeconds(121))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a.b.c", "eyJ.eyJ.x"})
  void whatIsNoProofIsNone(String text) {
    assertThat(verify(text)).isEmpty();
  }
}
