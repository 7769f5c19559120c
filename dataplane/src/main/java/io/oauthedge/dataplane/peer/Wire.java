package io.oauthedge.dataplane.peer;

import io.oauthedge.contract.refresh.Field;
import io.oauthedge.contract.refresh.ForwardedAnswer;
import io.oauthedge.contract.refresh.ForwardedRequest;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.tokenendpoint.FormParameter;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer.Source;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRefusal;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRequest;
import io.oauthedge.dataplane.tokenendpoint.TokenForm;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Requests and answers as they travel between pods. */
final class Wire {
  private Wire() {}

  static ForwardedRequest wrap(TokenEndpointRequest request, String key) {
    return ForwardedRequest.of(
        request.route(),
        request.uri(),
        request.authority(),
        fields(request.headers()),
        request.form().parameters().stream().map(p -> new Field(p.name(), p.value())).toList(),
        Sessions.wrap(request.session()),
        key);
  }

  static TokenEndpointRequest unwrap(ForwardedRequest forwarded) {
    return new TokenEndpointRequest(
        forwarded.route(),
        forwarded.uri(),
        forwarded.authority(),
        headers(forwarded.headers()),
        new TokenForm(
            forwarded.form().stream()
                .map(field -> new FormParameter(field.name(), field.value()))
                .toList()),
        Sessions.unwrap(forwarded.session()),
        Optional.of(forwarded.key()));
  }

  static ForwardedAnswer wrap(TokenEndpointAnswer answer) {
    return ForwardedAnswer.of(
        new ForwardedAnswer.Answer(
            answer.status(),
            fields(answer.headers()),
            Base64.getEncoder().encodeToString(answer.body().getBytes()),
            answer.endpoint(),
            ForwardedAnswer.Source.valueOf(answer.source().name())));
  }

  static ForwardedAnswer wrap(Rejection rejection) {
    return ForwardedAnswer.of(
        new ForwardedAnswer.Refusal(rejection.reason(), rejection.hop(), rejection.evidence()));
  }

  static Future<TokenEndpointAnswer> unwrap(ForwardedAnswer forwarded) {
    return forwarded
        .answer()
        .map(Wire::unwrap)
        .map(Future::succeededFuture)
        .orElseGet(() -> unwrap(forwarded.refusal().orElseThrow()));
  }

  private static TokenEndpointAnswer unwrap(ForwardedAnswer.Answer answer) {
    return new TokenEndpointAnswer(
        answer.status(),
        headers(answer.headers()),
        Buffer.buffer(Base64.getDecoder().decode(answer.body())),
        answer.endpoint(),
        Source.valueOf(answer.source().name()));
  }

  private static Future<TokenEndpointAnswer> unwrap(ForwardedAnswer.Refusal refusal) {
    return Future.failedFuture(
        new TokenEndpointRefusal(
            new Rejection(refusal.reason(), refusal.hop(), Optional.empty(), refusal.evidence())));
  }

  private static List<Field> fields(MultiMap headers) {
    return headers.entries().stream()
        .map(entry -> new Field(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static MultiMap headers(List<Field> fields) {
    MultiMap headers = HttpHeaders.headers();
    fields.forEach(field -> headers.add(field.name(), field.value()));
    return headers;
  }
}
