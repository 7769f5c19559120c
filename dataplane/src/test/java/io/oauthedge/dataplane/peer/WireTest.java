package io.oauthedge.dataplane.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.ContractCodec;
import io.oauthedge.contract.Reason;
import io.oauthedge.contract.config.Endpoint;
import io.oauthedge.contract.refresh.ForwardedAnswer;
import io.oauthedge.contract.refresh.ForwardedRequest;
import io.oauthedge.dataplane.affinity.AffinityKey;
import io.oauthedge.dataplane.token.Rejection;
import io.oauthedge.dataplane.tokenendpoint.FormParameter;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointAnswer;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRefusal;
import io.oauthedge.dataplane.tokenendpoint.TokenEndpointRequest;
import io.oauthedge.dataplane.tokenendpoint.TokenForm;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {
  private static final Endpoint ENDPOINT = new Endpoint("10.0.1.1", 8080);

  static Stream<AffinityKey> sessions() {
    return Stream.of(
        AffinityKey.NONE,
        new AffinityKey.Keyed(-7),
        new AffinityKey.Fresh(Long.MIN_VALUE),
        new AffinityKey.Held(9, ENDPOINT, 42, true));
  }

  private static TokenEndpointRequest request(AffinityKey session) {
    return new TokenEndpointRequest(
        "token",
        "/token?tenant=a",
        "idp.example.com",
        HttpHeaders.headers()
            .add("authorization", "Basic c2VjcmV0")
            .add("cookie", "a=1")
            .add("cookie", "b=2"),
        new TokenForm(
            List.of(
                new FormParameter("refresh_token", "sécret+%"), new FormParameter("scope", ""))),
        session,
        Optional.of("key"));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void aRequestArrivesAsItWas(AffinityKey session) {
    TokenEndpointRequest sent = request(session);

    TokenEndpointRequest arrived =
        Wire.unwrap(
            ContractCodec.read(
                ContractCodec.write(Wire.wrap(sent, "key")), ForwardedRequest.class));

    assertThat(arrived).usingRecursiveComparison().ignoringFields("headers").isEqualTo(sent);
    assertThat(entries(arrived.headers())).isEqualTo(entries(sent.headers()));
  }

  @Test
  void anAnswerArrivesAsItWas() {
    var sent =
        new TokenEndpointAnswer(
            400,
            HttpHeaders.headers().add("cache-control", "no-store"),
            Buffer.buffer(new byte[] {0, -1, 10}),
            ENDPOINT,
            TokenEndpointAnswer.Source.REPLAYED);

    TokenEndpointAnswer arrived = Wire.unwrap(travelled(Wire.wrap(sent))).result();

    assertThat(arrived.status()).isEqualTo(400);
    assertThat(arrived.body()).isEqualTo(sent.body());
    assertThat(arrived.endpoint()).isEqualTo(ENDPOINT);
    assertThat(arrived.source()).isEqualTo(sent.source());
    assertThat(entries(arrived.headers())).isEqualTo(entries(sent.headers()));
  }

  @Test
  void aRefusalArrivesAsItWas() {
    Rejection sent = Rejection.of(Reason.TOKEN_ENDPOINT_BUSY, "1024 wait");

    Throwable arrived = Wire.unwrap(travelled(Wire.wrap(sent))).cause();

    assertThat(((TokenEndpointRefusal) arrived).rejection()).isEqualTo(sent);
  }

  @Test
  void nothingThatTravelsPrintsASecret() {
    ForwardedRequest request = Wire.wrap(request(AffinityKey.NONE), "key");

    assertThat(request + " " + request.form() + " " + request.headers())
        .doesNotContain("sécret")
        .doesNotContain("c2VjcmV0");
  }

  private static ForwardedAnswer travelled(ForwardedAnswer answer) {
    return ContractCodec.read(ContractCodec.write(answer), ForwardedAnswer.class);
  }

  private static List<String> entries(MultiMap headers) {
    return headers.entries().stream().map(e -> e.getKey() + ": " + e.getValue()).toList();
  }
}
