package io.oauthedge.dataplane.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerMetadataTest {
  private static final String ISSUER = "https://idp.example.com/realms/shop";

  @Test
  void readsWhereKeysAndTokensAre() {
    IssuerMetadata metadata = parse(document());

    assertThat(metadata.jwksUri()).contains("https://idp.example.com/jwks");
    assertThat(metadata.tokenEndpoint()).contains("https://idp.example.com/token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://idp.example.com/realms/shop/", "https://evil.example.com", ""})
  void refusesAnotherIssuersDocument(String issuer) {
    JsonObject document = document().put("issuer", issuer);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(document))
        .withMessageContaining("issuers[].issuer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://idp.example.com/jwks", "file:///etc/passwd", "jwks", "https:///", "ht tp"})
  void refusesToBeSentToUnsafePlaces(String url) {
    JsonObject document = document().put("jwks_uri", url);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(document))
        .withMessageContaining("jwks_uri");
  }

  private static JsonObject document() {
    return new JsonObject()
        .put("issuer", ISSUER)
        .put("jwks_uri", "https://idp.example.com/jwks")
        .put("token_endpoint", "https://idp.example.com/token");
  }

  private static IssuerMetadata parse(JsonObject document) {
    return IssuerMetadata.parse(document.encode(), ISSUER);
  }
}
