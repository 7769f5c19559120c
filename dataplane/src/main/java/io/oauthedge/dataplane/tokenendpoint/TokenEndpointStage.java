package io.oauthedge.dataplane.tokenendpoint;

import io.oauthedge.contract.config.Access;
import io.oauthedge.dataplane.exchange.Exchange;
import io.oauthedge.dataplane.exchange.Stage;
import io.oauthedge.dataplane.exchange.Step;
import io.oauthedge.dataplane.token.Rejection;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Answers what is posted to a token endpoint, whose form and answer it reads whole: equal requests
 * may share an answer. Whatever else comes there goes on, as on a public route.
 */
public final class TokenEndpointStage implements Stage {
  private final Vertx vertx;
  private final Keys keys;
  private final TokenEndpointCall call;
  private final BiConsumer<Exchange, Optional<Rejection>> account;

  /** Tells which requests are equal. */
  @FunctionalInterface
  public interface Keys {
    /**
     * The key of a request; empty for one that is to be sent by itself.
     *
     * @param request all of it but its key
     */
    Optional<String> key(Exchange exchange, TokenEndpointRequest request);
  }

  /**
   * Prepares the stage.
   *
   * @param call gets each request
   * @param account takes an exchange that ended with an upstream's answer, with a finding if any
   */
  public TokenEndpointStage(
      Vertx vertx,
      Keys keys,
      TokenEndpointCall call,
      BiConsumer<Exchange, Optional<Rejection>> account) {
    this.vertx = vertx;
    this.keys = keys;
    this.call = call;
    this.account = account;
  }

  @Override
  public Step pass(Exchange exchange) {
    boolean posted =
        exchange.route().config().access() == Access.TOKEN_ENDPOINT
            && exchange.request().method().equals(HttpMethod.POST);
    return posted
        ? new Step.Later(new ClientExchange(vertx, exchange, account).start(keys, call))
        : Step.NEXT;
  }
}
