package io.oauthedge.dataplane.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthedge.dataplane.keys.KeyFetcher.Fetched;
import io.oauthedge.dataplane.token.SigningKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteKeysIT {
  private static final SigningKey KEY = SigningKey.create("k1", "ES256");

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final LocalAuthorizationServer server =
      new LocalAuthorizationServer(vertx, new HttpServerOptions());

  private Duration limit = Duration.ofSeconds(20);

  @AfterEach
  void end() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void triesMetadataInOrderAndRemembersIt() {
    server.publish(KEY);
    RemoteKeys keys = keys("/nowhere", "/metadata");

    Fetched fetched = join(keys.fetch());
    join(keys.fetch());

    assertThat(fetched.source()).isEqualTo(server.url("/jwks"));
    assertThat(fetched.keys()).extracting(VerificationKey::kid).containsExactly("k1");
    assertThat(join(keys.tokenEndpoint())).isEqualTo(server.url("/token"));
    assertThat(server.seen()).containsExactly("/nowhere", "/metadata", "/jwks", "/jwks");
  }

  @Test
  void readsMetadataAgainAfterAFailure() {
    server.publish(KEY);
    RemoteKeys keys = keys("/metadata");
    join(keys.fetch());
    server.answer("/jwks", 410, "moved");
    failure(keys.fetch());
    server.answer(
        "/metadata",
        request ->
            request.response().end(server.metadata().put("jwks_uri", server.url("/new")).encode()));
    server.answer("/new", 200, FakeAuthorizationServer.jwks(KEY));

    assertThat(join(keys.fetch()).source()).isEqualTo(server.url("/new"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          max-age=120, public | PT2M
          public, MAX-AGE="7" | PT7S
          no-store            | PT0S
          public              |
          max-age=soon        |
          """)
  void reportsHowLongTheKeysMayBeKept(String cacheControl, Duration maxAge) {
    server.answer(
        "/jwks",
        request ->
            request
                .response()
                .putHeader("cache-control", cacheControl)
                .end(FakeAuthorizationServer.jwks(KEY)));

    assertThat(join(keys("/metadata").fetch()).maxAge()).isEqualTo(Optional.ofNullable(maxAge));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          503 | busy                   | answered 503
          200 | <html>                 | the key set is not a JSON object
          200 | {"keys":[]}            | none of the 0 keys can verify signatures
          """)
  void saysWhyAnAnswerIsNoKeySet(int status, String body, String problem) {
    server.answer("/jwks", status, body);

    assertThat(failure(keys("/metadata").fetch())).isEqualTo(server.url("/jwks") + ": " + problem);
  }

  @Test
  void followsNoRedirect() {
    server.publish(KEY);
    server.answer(
        "/jwks",
        request ->
            request.response().setStatusCode(302).putHeader("location", server.url("/x")).end());

    assertThat(failure(keys("/metadata").fetch())).endsWith("answered 302");
    assertThat(server.seen()).doesNotContain("/x");
  }

  @Test
  void refusesAnotherIssuersMetadata() {
    server.answer("/metadata", 200, server.metadata().put("issuer", "https://x.example").encode());

    assertThat(failure(keys("/metadata").fetch())).contains("compare issuers[].issuer");
  }

  @Test
  void readsNoMoreThanAMebibyte() {
    server.answer("/jwks", 200, " ".repeat(1024 * 1024) + FakeAuthorizationServer.jwks(KEY));

    assertThat(failure(keys("/metadata").fetch())).endsWith("the answer is longer than 1 MiB");
  }

  @Test
  void waitsNoLongerThanItsLimit() {
    server.answer("/jwks", request -> request.response().setChunked(true).write("{"));
    limit = Duration.ofMillis(500);

    assertThat(failure(keys("/metadata").fetch())).endsWith("no answer within 500 ms");
  }

  @Test
  void saysThatNobodyListens() {
    server.stop();

    assertThat(failure(keys("/metadata").fetch())).endsWith("the connection was refused");
  }

  @Test
  void trustsTheIssuersCaAloneAndAChangedOneAtOnce() throws Exception {
    var right = TestCertificate.create(folder, "right");
    var wrong = TestCertificate.create(folder, "wrong");
    var options =
        new HttpServerOptions()
            .setSsl(true)
            .setKeyCertOptions(
                new PfxOptions()
                    .setPath(right.keyStore().toString())
                    .setPassword(TestCertificate.PASSWORD));
    var secure = new LocalAuthorizationServer(vertx, options);
    secure.publish(KEY);
    Path ca = Files.writeString(folder.resolve("ca.crt"), wrong.pem());
    RemoteKeys keys = keys(secure, Optional.of(ca.toString()), "/metadata");

    String refused = failure(keys.fetch());
    Files.writeString(ca, right.pem());
    Fetched fetched = join(keys.fetch());

    assertThat(refused)
        .contains("TLS failed, its chain ends in no authority")
        .contains("does the issuer's CA match?");
    assertThat(fetched.keys()).hasSize(1);
    assertThat(failure(keys(secure, Optional.empty(), "/metadata").fetch()))
        .as("the system's CAs did not sign this")
        .contains("TLS failed");
    assertThat(failure(keys(secure, Optional.of("/no/such/ca.crt"), "/metadata").fetch()))
        .contains("the CA file cannot be read");
  }

  private RemoteKeys keys(String... metadataPaths) {
    return keys(server, Optional.empty(), metadataPaths);
  }

  private RemoteKeys keys(
      LocalAuthorizationServer at, Optional<String> caFile, String... metadataPaths) {
    var source =
        new KeySource(
            "shop",
            at.issuer(),
            List.of(metadataPaths).stream().map(at::url).toList(),
            Optional.empty(),
            caFile);
    return new RemoteKeys(source, new AuthorizationServerClient(vertx, caFile, limit));
  }

  private static <T> T join(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  private static String failure(Future<?> future) {
    var failure = catchThrowableOfType(CompletionException.class, () -> join(future));
    assertThat(failure).hasCauseInstanceOf(AuthorizationServerException.class);
    return failure.getCause() instanceof AuthorizationServerException cause
        ? String.valueOf(cause.getMessage())
        : "";
  }
}
