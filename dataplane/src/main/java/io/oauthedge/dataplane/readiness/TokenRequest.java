package io.oauthedge.dataplane.readiness;

import io.oauthedge.contract.config.TokenEndpointProbe;
import io.oauthedge.dataplane.keys.AuthorizationServerClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.FileSystemException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Asks the token endpoint for an access token by client credentials (RFC 6749 section 4.4), with
 * the identifier and the secret that the files hold at that moment.
 */
final class TokenRequest {
  private final Vertx vertx;
  private final TokenEndpointProbe config;
  private final UnaryOperator<String> files;
  private final AuthorizationServerClient client;
  private final Supplier<Future<String>> discovered;

  /**
   * Prepares the request.
   *
   * @param discovered the token endpoint of the issuer's metadata, asked for when the configuration
   *     names none
   */
  TokenRequest(
      Vertx vertx,
      TokenEndpointProbe config,
      UnaryOperator<String> files,
      AuthorizationServerClient client,
      Supplier<Future<String>> discovered) {
    this.vertx = vertx;
    this.config = config;
    this.files = files;
    this.client = client;
    this.discovered = discovered;
  }

  /** The token; fails with a message that holds nothing secret. */
  Future<String> send() {
    Future<String> endpoint = config.url().map(Future::succeededFuture).orElseGet(discovered);
    return endpoint.compose(url -> credentials().compose(credentials -> post(url, credentials)));
  }

  private Future<String> post(String url, ClientCredentials credentials) {
    return client
        .postForm(url, credentials.basic(), ClientCredentials.form(config.scope()))
        .compose(
            answer -> {
              try {
                return Future.succeededFuture(TokenResponse.accessToken(url, answer));
              } catch (FlowException e) {
                return Future.failedFuture(e);
              }
            });
  }

  private Future<ClientCredentials> credentials() {
    return read("clientIdFile", config.clientIdFile())
        .compose(
            id ->
                read("clientSecretFile", config.clientSecretFile())
                    .map(secret -> new ClientCredentials(id, secret)));
  }

  private Future<String> read(String field, String path) {
    return vertx
        .fileSystem()
        .readFile(files.apply(path))
        .recover(
            failure ->
                failure instanceof FileSystemException
                    ? Future.failedFuture(
                        new FlowException(
                            "readiness.tokenEndpoint." + field + ": cannot read " + path))
                    : Future.failedFuture(failure))
        // Editors and "echo" end a file with a line break; it is no part of the credential.
        .map(content -> content.toString(StandardCharsets.UTF_8).stripTrailing());
  }
}
