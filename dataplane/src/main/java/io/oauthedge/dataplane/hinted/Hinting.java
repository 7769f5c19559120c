package io.oauthedge.dataplane.hinted;

import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.affinity.Rendezvous;
import io.oauthedge.dataplane.hint.Hint;
import io.oauthedge.dataplane.hint.TokenHints;
import io.oauthedge.dataplane.hint.TokenReading;
import io.oauthedge.dataplane.snapshot.Route;
import io.oauthedge.dataplane.snapshot.Serving;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointCall;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRequest;
import io.oauthedge.dataplane.tokenendpoint.TokenForm;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/**
 * Takes hints off what clients send, whatever the upstream's affinity is now, and adds them to what
 * the upstream answers where its affinity says so.
 *
 * <p>A hint names who issued this very token. So it decides before a cookie, which names whom the
 * browser used last.
 */
public final class Hinting implements TokenEndpointCall {
  /**
   * What may have a hint: to be redeemed (RFC 6749 sections 4.1.3 and 6), revoked or introspected
   * (RFC 7009 section 2.1, RFC 7662 section 2.1), or exchanged (RFC 8693 section 2.1).
   */
  private static final List<String> TOKENS =
      List.of("refresh_token", "code", "token", "subject_token");

  private final Serving serving;
  private final TokenEndpointCall next;

  public Hinting(Serving serving, TokenEndpointCall next) {
    this.serving = serving;
    this.next = next;
  }

  @Override
  public Future<TokenEndpointAnswer> send(TokenEndpointRequest request, Future<Void> abandoned) {
    Optional<Route> route = route(request);
    return route.isPresent()
        ? send(request, route.get().pool().hints(), abandoned)
        : next.send(request, abandoned);
  }

  private Optional<Route> route(TokenEndpointRequest request) {
    return serving.current().flatMap(snapshot -> snapshot.routes().named(request.route()));
  }

  private Future<TokenEndpointAnswer> send(
      TokenEndpointRequest request, TokenHints hints, Future<Void> abandoned) {
    Optional<String> client = ClaimedClient.of(request);
    TokenForm form = request.form();
    AffinityKey session = request.session();
    Optional<Hint> followed = Optional.empty();
    for (String name : TOKENS) {
      Optional<String> sent = form.first(name);
      if (sent.isPresent()
          && hints.read(sent.get(), client)
              instanceof TokenReading.Hinted(String token, Hint hint)) {
        form = form.with(name, token);
        session = new AffinityKey.Bound(Rendezvous.hash(token), hint.endpoint(), hint.epoch());
        followed = Optional.of(hint);
      }
    }
    Optional<Hint> hint = followed;
    return next.send(request.with(form, session), abandoned)
        .map(answer -> answered(request, hints, client, hint, answer));
  }

  private TokenEndpointAnswer answered(
      TokenEndpointRequest request,
      TokenHints hints,
      Optional<String> client,
      Optional<Hint> followed,
      TokenEndpointAnswer answer) {
    followed.ifPresent(hint -> hints.sent(hint, answer.endpoint()));
    Hint issuer = issuer(request, followed, answer);
    MultiMap headers = HttpHeaders.headers().addAll(answer.headers());
    if (hints.areForAnswersOf(answer.status())) {
      hints.redirected(headers, client, issuer);
    }
    Buffer body = hints.answered(answer.status(), headers, answer.body(), client, issuer);
    return answer.with(headers, body);
  }

  // Where this pod knows less than the one that made the hint, so would a third pod: what that one
  // knew is passed on. A snapshot that came meanwhile names the endpoint too, unless it is gone.
  private Hint issuer(
      TokenEndpointRequest request, Optional<Hint> followed, TokenEndpointAnswer answer) {
    long epoch = route(request).map(route -> route.backends().epoch()).orElse(0L);
    return followed
        .filter(hint -> hint.endpoint().equals(answer.endpoint()))
        .filter(hint -> hint.epoch() > epoch)
        .orElseGet(() -> new Hint(answer.endpoint(), epoch));
  }
}
