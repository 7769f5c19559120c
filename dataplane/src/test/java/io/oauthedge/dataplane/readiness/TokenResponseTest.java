package io.oauthedge.dataplane.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthedge.dataplane.keys.AuthorizationServerClient.Answer;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenResponseTest {
  @Test
  void takesTheAccessToken() throws FlowException {
    assertThat(TokenResponse.accessToken("u", answer(200, "{\"access_token\":\"a.b.c\"}")))
        .isEqualTo("a.b.c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          401 | {"error":"invalid_client","error_description":"secret x is wrong"} | u answered 401 invalid_client
          400 | {"error":"invalid_scope"}  | u answered 400 invalid_scope
          400 | {"error":"it was x"}       | u answered 400
          500 | <html>x</html>             | u answered 500
          503 | ["x"]                      | u answered 503
          302 | {"access_token":"x.y.z"}   | u answered 302
          200 | {"token":"x"}              | u answered 200 without an access_token
          200 | {"access_token":7}         | u answered 200 without an access_token
          200 | x                          | u answered 200 without an access_token
          """)
  void namesTheErrorAndNothingElseOfTheAnswer(int status, String body, String message) {
    assertThat(failure(answer(status, body))).isEqualTo(message);
  }

  @Test
  void saysThatAnOpaqueTokenWillNotDo() {
    assertThat(failure(answer(200, "{\"access_token\":\"2YotnFZFEjr1zCsicMWpAA\"}")))
        .contains("opaque access token")
        .doesNotContain("2Yot");
  }

  @Test
  void formEncodesIdAndSecretBeforeBasic() {
    String basic = new ClientCredentials("a:b", "pä s").basic();

    assertThat(basic).isEqualTo("Basic YSUzQWI6cCVDMyVBNCtz");
    assertThat(ClientCredentials.form(Optional.of("read write")))
        .isEqualTo("grant_type=client_credentials&scope=read+write");
    assertThat(new ClientCredentials("id", "hush").toString()).doesNotContain("hush");
  }

  private static Answer answer(int status, String body) {
    return new Answer(status, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(body));
  }

  private static String failure(Answer answer) {
    var failure =
        catchThrowableOfType(FlowException.class, () -> TokenResponse.accessToken("u", answer));
    assertThat(failure).isNotNull();
    return String.valueOf(failure.getMessage());
  }
}
