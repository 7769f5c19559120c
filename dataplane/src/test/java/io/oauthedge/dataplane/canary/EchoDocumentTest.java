package io.oauthedge.dataplane.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.canary.ArrivedField;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EchoDocumentTest {
  private static final List<ArrivedField> FIELDS =
      List.of(
          ArrivedField.of("X-One", "1", false),
          ArrivedField.of("X-Two", "a", false),
          ArrivedField.of("X-Two", "b", false));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"X-One\": \"1\", \"X-Two\": [\"a\", \"b\"]}",
        "{\"headers\": {\"X-One\": \"1\", \"X-Two\": [\"a\", \"b\"]}, \"args\": {}, \"n\": 1}",
      })
  void readsBothShapes(String json) {
    assertThat(EchoDocument.read(Buffer.buffer(json))).contains(FIELDS);
  }

  @Test
  void takesAFieldOfThatNameForAField() {
    assertThat(EchoDocument.read(Buffer.buffer("{\"headers\": \"x\"}")))
        .contains(List.of(ArrivedField.of("headers", "x", false)));
  }

  @Test
  void tellsNoSecretInClear() {
    String json = "{\"Authorization\": \"Bearer t\", \"Cookie\": \"a=b\", \"DPoP\": \"p\"}";

    assertThat(EchoDocument.read(Buffer.buffer(json)).orElseThrow())
        .hasSize(3)
        .allMatch(field -> field.value().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "\"text\"",
        "null",
        "{\"a\": 1}",
        "{\"a\": null}",
        "{\"a\": [1]}",
        "{\"a\": {\"b\": \"c\"}}",
        "{\"\": \"nameless\"}",
        "{\"headers\": {\"a\": true}}",
      })
  void refusesAllElse(String body) {
    assertThat(EchoDocument.read(Buffer.buffer(body))).isEmpty();
  }
}
