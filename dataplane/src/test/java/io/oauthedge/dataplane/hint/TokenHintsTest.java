package io.oauthedge.dataplane.hint;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.dataplane.hint.HintMeter.Result;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenHintsTest {
  private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
  private static final Hint ISSUER = new Hint(new Endpoint("10.1.0.7", 8443), 7);
  private static final Optional<String> CLIENT = Optional.of("shop");
  private static final String ANSWER =
      "{ \"access_token\" : \"\u00e4.b.c\",\n \"refresh_token\":\"r1\", \"expires_in\": 300.0 }";

  private final List<Result> counted = new ArrayList<>();
  private final TokenHints hints = hints(true);

  private TokenHints hints(boolean adds) {
    return new TokenHints("idp", adds, KEY, (upstream, result) -> counted.add(result));
  }

  private static MultiMap json() {
    return MultiMap.caseInsensitiveMultiMap().add("Content-Type", "application/json;charset=UTF-8");
  }

  private Buffer answered(MultiMap headers, Buffer body) {
    return hints.answered(200, headers, body, CLIENT, ISSUER);
  }

  private static byte[] coded(String coding, byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        coding.equals("deflate") ? new DeflaterOutputStream(bytes) : new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void assertHinted(String token, String hinted) {
    assertThat(hints.read(hinted, CLIENT)).isEqualTo(new TokenReading.Hinted(token, ISSUER));
    assertThat(counted).containsExactly(Result.ADDED);
  }

  @Test
  void aRefreshTokenGetsAHintAndNothingElseChanges() {
    String body = answered(json(), Buffer.buffer(ANSWER)).toString();

    String hinted = new JsonObject(body).getString("refresh_token");
    assertHinted("r1", hinted);
    assertThat(body.replace(hinted, "r1")).isEqualTo(ANSWER);
  }

  @Test
  void anEscapedTokenIsBoundAsTheClientReadsIt() {
    String answer = "{\"refresh_token\":\"r\\u002f\\/1\"}";

    String body = answered(json(), Buffer.buffer(answer)).toString();

    assertHinted("r//1", new JsonObject(body).getString("refresh_token"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "deflate", "GZIP"})
  void aCompressedAnswerIsDecoded(String coding) {
    MultiMap headers =
        json()
            .add("Content-Encoding", coding)
            .add("ETag", "\"1\"")
            .add("Cache-Control", "no-store");
    byte[] content = coded(coding, ANSWER.getBytes(StandardCharsets.UTF_8));

    Buffer body = answered(headers, Buffer.buffer(content));

    assertHinted("r1", new JsonObject(body).getString("refresh_token"));
    assertThat(headers.names()).containsExactlyInAnyOrder("Content-Type", "Cache-Control");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"refresh_token\":\"r1\"",
        "{\"refresh_token\":\"r1\",\"refresh_token\":\"r2\"}",
        "{\"refresh_token\":\"r1\"} {}",
        "[\"refresh_token\"]",
        "refresh_token=r1",
        "\u0000{\u0000}"
      })
  void whatCannotBeReadGoesOnAsItIs(String answer) {
    Buffer body = Buffer.buffer(answer);

    assertThat(answered(json(), body)).isSameAs(body);
    assertThat(counted).containsExactly(Result.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({"br", "'gzip, gzip'", "gzip"})
  void whatIsCodedOtherwiseOrBrokenGoesOnAsItIs(String coding) {
    Buffer body = Buffer.buffer(ANSWER);
    MultiMap headers = json().add("Content-Encoding", coding);

    assertThat(answered(headers, body)).isSameAs(body);
    assertThat(headers.get("Content-Encoding")).isEqualTo(coding);
    assertThat(counted).containsExactly(Result.UNREADABLE);
  }

  @Test
  void anAnswerThatInflatesBeyondTheLimitGoesOnAsItIs() {
    Buffer body = Buffer.buffer(coded("gzip", new byte[512 << 10]));

    assertThat(answered(json().add("Content-Encoding", "gzip"), body)).isSameAs(body);
    assertThat(counted).containsExactly(Result.UNREADABLE);
  }

  @Test
  void answersWithoutRefreshTokenGoOnAsTheyAre() {
    Buffer none =
        Buffer.buffer(
            coded(
                "gzip",
                "{\"active\":true,\"a\":{\"refresh_token\":\"r\"}}"
                    .getBytes(StandardCharsets.UTF_8)));
    Buffer answer = Buffer.buffer(ANSWER);
    MultiMap text = MultiMap.caseInsensitiveMultiMap().add("Content-Type", "text/html");

    assertThat(answered(json().add("Content-Encoding", "gzip"), none)).isSameAs(none);
    assertThat(answered(text, answer)).isSameAs(answer);
    assertThat(answered(json(), Buffer.buffer())).isEqualTo(Buffer.buffer());
    assertThat(hints.answered(400, json(), answer, CLIENT, ISSUER)).isSameAs(answer);
    assertThat(counted).isEmpty();
  }

  @Test
  void nothingIsAddedWhileNoSnapshotNamesTheEndpoint() {
    Buffer answer = Buffer.buffer(ANSWER);
    var unknown = new Hint(new Endpoint("idp.shop.svc", 8443), 0);

    assertThat(hints.answered(200, json(), answer, CLIENT, unknown)).isSameAs(answer);
  }

  @Test
  void whoeverStopsAddingStillTakesOff() {
    String sent =
        new JsonObject(answered(json(), Buffer.buffer(ANSWER))).getString("refresh_token");
    TokenHints left = hints(false);
    Buffer answer = Buffer.buffer(ANSWER);

    assertThat(left.read(sent, CLIENT)).isEqualTo(new TokenReading.Hinted("r1", ISSUER));
    assertThat(left.answered(200, json(), answer, CLIENT, ISSUER)).isSameAs(answer);
  }

  @Test
  void anAnswerToAnUnknownClientGoesOnAsItIs() {
    Buffer body = Buffer.buffer(ANSWER);

    assertThat(hints.answered(200, json(), body, Optional.empty(), ISSUER)).isSameAs(body);
    assertThat(counted).containsExactly(Result.CLIENTLESS);
  }

  @Test
  void foreignHintsAreCounted() {
    hints.read("r1" + HintSeal.MARK + "AAAA", CLIENT);
    hints.read("r1", CLIENT);

    assertThat(counted).containsExactly(Result.FOREIGN);
  }

  @Test
  void aRequestIsCountedByWhereItWent() {
    hints.sent(ISSUER, ISSUER.endpoint());
    hints.sent(ISSUER, new Endpoint("10.1.0.8", 8443));

    assertThat(counted).containsExactly(Result.FOLLOWED, Result.LOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com/cb?code=c%2F1&state=s",
        "https://app.example.com/cb?state=s&code=c%2F1",
        "https://app.example.com/cb?a=1#state=s&code=c%2F1&access_token=x",
        "https://app.example.com/cb#code=c%2F1&x=?",
        "com.example.app:/cb?code=c%2F1"
      })
  void aCodeGetsAHintAndNothingElseChanges(String location) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Location", location);

    hints.redirected(headers, TokenHints.clientIn("/authorize?client_id=shop&state=s"), ISSUER);

    String sent = Objects.requireNonNull(headers.get("Location"));
    int code = sent.indexOf("code=") + "code=".length();
    int end = sent.indexOf('&', code) < 0 ? sent.length() : sent.indexOf('&', code);
    String hinted = sent.substring(code, end);
    assertHinted("c/1", hinted.replace("%2F", "/"));
    assertThat(sent.replace(hinted, "c%2F1")).isEqualTo(location);
  }

  @Test
  void aCodeWhoseHashAnIdTokenHoldsGoesOnAsItIs() {
    String location = "https://app.example.com/cb#code=c1&id_token=a.b.c&state=s";
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Location", location);

    hints.redirected(headers, CLIENT, ISSUER);

    assertThat(headers.get("Location")).isEqualTo(location);
    assertThat(counted).containsExactly(Result.HASHED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login?code=c1",
        "https://app.example.com/cb?error=access_denied&state=s",
        "https://app.example.com/cb?code=c1&code=c2",
        "https://app.example.com/cb?code=&state=s",
        "https://app.example.com/cb?code=%zz",
        "https://app.example.com/code=c1",
        "https://app.example.com/cb?xcode=c1"
      })
  void aRedirectWithoutACodeToAClientGoesOnAsItIs(String location) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Location", location);

    hints.redirected(headers, CLIENT, ISSUER);

    assertThat(headers.get("Location")).isEqualTo(location);
    assertThat(counted).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/authorize",
        "/authorize?client_id=",
        "/authorize?client_id=a&client_id=b",
        "/authorize?client_id=%zz"
      })
  void aCodeWhoseClientIsUnknownGoesOnAsItIs(String target) {
    String location = "https://app.example.com/cb?code=c1";
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Location", location);

    hints.redirected(headers, TokenHints.clientIn(target), ISSUER);

    assertThat(headers.get("Location")).isEqualTo(location);
    assertThat(counted).containsExactly(Result.CLIENTLESS);
  }
}
