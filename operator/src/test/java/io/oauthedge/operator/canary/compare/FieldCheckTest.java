package io.oauthedge.operator.canary.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.canary.ArrivedField;
import io.oauthedge.operator.canary.probe.SentField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldCheckTest {
  private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnLW5h_dHVyZQ";
  private static final SentField SENT = new SentField("Authorization", "Bearer " + TOKEN, true);

  @ParameterizedTest
  @CsvSource({
    "Authorization: Bearer " + TOKEN,
    "authorization: Bearer " + TOKEN,
    "AUTHORIZATION: bearer " + TOKEN,
    "Authorization: BEARER " + TOKEN,
  })
  void theSameCredentialInAnotherSpellingOfNameOrSchemeIsIntact(String line) {
    assertThat(check(line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Other: 1 | DROPPED | did not arrive",
        "Authorization: | DROPPED | arrived empty",
        "X-Forwarded-Authorization: Bearer T | MOVED | arrived as X-Forwarded-Authorization instead",
        "X-Auth-Token: T | MOVED | arrived as X-Auth-Token instead",
        "Authorization: Basic abc | REPLACED | arrived with another value, of 9 bytes",
        "Authorization: Bearer ey | TRUNCATED | arrived cut at 9 of 59 bytes",
        "Authorization: Bearer Bearer T | MANGLED | arrived with its scheme doubled",
        "Authorization: Bearer  T | MANGLED | arrived with a second space after its scheme",
        "Authorization: BearerT | MANGLED | arrived without the space after its scheme",
        "Authorization: T | MANGLED | arrived without its scheme",
        "Authorization: Bearer%20T | MANGLED | arrived percent-encoded",
        "Authorization: Bearer+T | MANGLED | arrived form-encoded",
        "Authorization: \"Bearer T\" | MANGLED | arrived in quotes",
        "Authorization: Bearer T, Bearer T | DUPLICATED | arrived twice on one line",
        "Authorization: Bearer T; | MANGLED | arrived with a semicolon behind it",
      })
  void eachChangeIsToldFromTheOthers(String line, HeaderFate fate, String what) {
    assertThat(check(line.replace("T", TOKEN).replace(TOKEN + "oken", "Token")))
        .contains(new Harm(fate, what));
  }

  @Test
  void caseAndAlphabetOfTheTokenMatter() {
    assertThat(check("Authorization: " + SENT.value().toUpperCase(Locale.ROOT)))
        .map(Harm::what)
        .contains("arrived in upper case");
    assertThat(check("Authorization: " + SENT.value().replace('_', '/')))
        .map(Harm::what)
        .contains("arrived in another alphabet of Base64");
  }

  @Test
  void aSecondLineIsDuplicationOnlyBesideTheOneThatWasSent() {
    assertThat(check("Authorization: " + SENT.value(), "Authorization: Basic abc"))
        .contains(new Harm(HeaderFate.DUPLICATED, "arrived on 2 lines, 1 of them as sent"));
    assertThat(check("Authorization: Basic x", "Authorization: Basic y"))
        .map(Harm::fate)
        .contains(HeaderFate.REPLACED);
  }

  @Test
  void aReplacementTellsWhereTheSentOneWent() {
    assertThat(check("Authorization: Basic abc", "X-Original-Authorization: " + SENT.value()))
        .contains(
            new Harm(
                HeaderFate.REPLACED,
                "arrived with another value, of 9 bytes, and the one that was sent as"
                    + " X-Original-Authorization"));
  }

  @Test
  void cookiesMayComeOnLinesOfTheirOwn() {
    var cookie = new SentField("Cookie", "a=1; b=2", true);

    assertThat(FieldCheck.of(cookie, arrival("cookie: a=1", "cookie: b=2"))).isEmpty();
    assertThat(FieldCheck.of(cookie, arrival("cookie: a=1")))
        .map(Harm::fate)
        .contains(HeaderFate.TRUNCATED);
  }

  @Test
  void aTraceMayGetAnotherSpanButNotBeCut() {
    var trace =
        new SentField(
            "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", true);

    assertThat(
            FieldCheck.of(
                trace,
                arrival("traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-aaaaaaaaaaaaaaaa-01")))
        .isEmpty();
    assertThat(FieldCheck.of(trace, arrival("traceparent: 00-4bf92f35"))).isPresent();
    assertThat(
            FieldCheck.of(
                trace,
                arrival("traceparent: 00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-aaaaaaaaaaaaaaaa-01")))
        .map(Harm::fate)
        .contains(HeaderFate.REPLACED);
  }

  private static Optional<Harm> check(String... lines) {
    return FieldCheck.of(SENT, arrival(lines));
  }

  private static Arrival arrival(String... lines) {
    List<ArrivedField> fields =
        Stream.concat(Stream.of("Host: orders.example.com"), Arrays.stream(lines))
            .map(line -> line.split(":", 2))
            .map(
                parts ->
                    ArrivedField.of(
                        parts[0],
                        parts[1].isEmpty() ? "" : parts[1].substring(1),
                        parts[0].equals("traceparent")))
            .toList();
    return new Arrival(fields);
  }
}
