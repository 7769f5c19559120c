package io.oauthedge.dataplane.keys;

import io.oauthedge.dataplane.keys.AuthorizationServerClient.Answer;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fetches from the authorization server; remembers its metadata until a fetch fails. */
final class RemoteKeys implements KeyFetcher {
  private final KeySource source;
  private final AuthorizationServerClient client;
  private volatile @Nullable IssuerMetadata metadata;

  RemoteKeys(KeySource source, AuthorizationServerClient client) {
    this.source = source;
    this.client = client;
  }

  @Override
  public Future<Fetched> fetch() {
    return jwksUri()
        .compose(
            url ->
                document(url, answer -> JwkSet.parse(text(answer)))
                    .map(keys -> new Fetched(keys.value(), url, maxAge(keys.answer().headers()))))
        .onFailure(failed -> metadata = null);
  }

  @Override
  public Future<String> tokenEndpoint() {
    return metadata()
        .compose(
            known ->
                known
                    .tokenEndpoint()
                    .map(Future::succeededFuture)
                    .orElse(missing("token_endpoint")));
  }

  @Override
  public Optional<String> knownJwksUri() {
    IssuerMetadata known = metadata;
    return source.jwksUri().or(() -> known == null ? Optional.empty() : known.jwksUri());
  }

  @Override
  public void close() {
    client.close();
  }

  private Future<String> jwksUri() {
    return source
        .jwksUri()
        .map(Future::succeededFuture)
        .orElseGet(
            () ->
                metadata()
                    .compose(
                        known ->
                            known
                                .jwksUri()
                                .map(Future::succeededFuture)
                                .orElse(missing("jwks_uri"))));
  }

  private Future<IssuerMetadata> metadata() {
    IssuerMetadata known = metadata;
    if (known != null) {
      return Future.succeededFuture(known);
    }
    Future<IssuerMetadata> found =
        Future.failedFuture(
            new AuthorizationServerException(source.issuer(), "no metadata URL is configured"));
    for (int i = 0; i < source.metadataUrls().size(); i++) {
      String url = source.metadataUrls().get(i);
      found = i == 0 ? metadata(url) : found.recover(failed -> metadata(url));
    }
    return found.onSuccess(read -> metadata = read);
  }

  private Future<IssuerMetadata> metadata(String url) {
    return document(url, answer -> IssuerMetadata.parse(text(answer), source.issuer()))
        .map(Document::value);
  }

  private record Document<T>(T value, Answer answer) {}

  private <T> Future<Document<T>> document(String url, Function<Answer, T> reader) {
    return client
        .get(url)
        .compose(
            answer -> {
              if (answer.status() != 200) {
                return Future.failedFuture(
                    new AuthorizationServerException(url, "answered " + answer.status()));
              }
              try {
                return Future.succeededFuture(new Document<>(reader.apply(answer), answer));
              } catch (IllegalArgumentException e) {
                return Future.failedFuture(
                    new AuthorizationServerException(url, String.valueOf(e.getMessage())));
              }
            });
  }

  private <T> Future<T> missing(String member) {
    return Future.failedFuture(
        new AuthorizationServerException(source.issuer(), "the metadata names no " + member));
  }

  private static String text(Answer answer) {
    return answer.body().toString(StandardCharsets.UTF_8);
  }

  private static Optional<Duration> maxAge(MultiMap headers) {
    String control = headers.get("cache-control");
    if (control == null) {
      return Optional.empty();
    }
    for (String directive : control.toLowerCase(Locale.ROOT).split(",", -1)) {
      String trimmed = directive.strip();
      if (trimmed.equals("no-store") || trimmed.equals("no-cache")) {
        return Optional.of(Duration.ZERO);
      }
      if (trimmed.matches("max-age=\"?[0-9]{1,9}\"?")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(trimmed.replaceAll("[^0-9]", ""))));
      }
    }
    return Optional.empty();
  }
}
