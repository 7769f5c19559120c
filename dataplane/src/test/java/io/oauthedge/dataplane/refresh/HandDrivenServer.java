package io.oauthedge.dataplane.refresh;

import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.tokenendpoint.FormParameter;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointCall;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRefusal;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRequest;
import io.oauthedge.dataplane.tokenendpoint.TokenForm;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A token endpoint that answers when a test says so, in the order in which it was asked. */
final class HandDrivenServer implements TokenEndpointCall {
  private record Asked(Promise<TokenEndpointAnswer> answer, Future<Void> abandoned) {}

  private final Queue<Asked> open = new ArrayDeque<>();
  private int asked;

  /** A request that is equal to those with the same key. */
  static TokenEndpointRequest request(String key) {
    return request(key, "token");
  }

  static TokenEndpointRequest request(String key, String route) {
    return new TokenEndpointRequest(
        route,
        "/token",
        "idp.example.com",
        MultiMap.caseInsensitiveMultiMap(),
        new TokenForm(
            List.of(
                new FormParameter("grant_type", "refresh_token"),
                new FormParameter("refresh_token", "secret"))),
        AffinityKey.NONE,
        key.isEmpty() ? Optional.empty() : Optional.of(key));
  }

  @Override
  public Future<TokenEndpointAnswer> send(TokenEndpointRequest request, Future<Void> abandoned) {
    asked++;
    var promise = Promise.<TokenEndpointAnswer>promise();
    open.add(new Asked(promise, abandoned));
    return promise.future();
  }

  /** How many requests it got. */
  int asked() {
    return asked;
  }

  int open() {
    return open.size();
  }

  /** Whether nobody waits for the next answer. */
  boolean isNextAbandoned() {
    return open.element().abandoned().isComplete();
  }

  void answer(int status) {
    open.remove()
        .answer()
        .complete(
            new TokenEndpointAnswer(
                status,
                MultiMap.caseInsensitiveMultiMap(),
                Buffer.buffer("answer " + asked),
                new Endpoint("127.0.0.1", 1),
                TokenEndpointAnswer.Source.SENT));
  }

  void refuse(Reason reason) {
    open.remove().answer().fail(new TokenEndpointRefusal(Rejection.of(reason, "")));
  }
}
