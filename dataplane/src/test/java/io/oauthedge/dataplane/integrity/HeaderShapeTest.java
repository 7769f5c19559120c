package io.oauthedge.dataplane.integrity;

import static io.oauthedge.contract.HeaderFate.DUPLICATED;
import static io.oauthedge.contract.HeaderFate.MANGLED;
import static io.oauthedge.contract.HeaderFate.TRUNCATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.dataplane.integrity.HeaderShape.Defect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderShapeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Cookie   | a=1; session      | TRUNCATED | last cookie has no =
          cookie   | session           | TRUNCATED | last cookie has no =
          cookie   | a=1; session;     | TRUNCATED | last cookie has no =
          X-Proof  | eyJhbGciOi.eyJodG | TRUNCATED | 2 of 3 segments
          DPoP     | eyJhbGciOi        | TRUNCATED | 1 of 3 segments
          DPoP     | eyJhbGciOi.eyJodG | TRUNCATED | 2 of 3 segments
          X-Tenant | ~ ~               | MANGLED   | empty value
          """)
  void aCutOrEmptyValueIsSeen(String name, String value, HeaderFate fate, String evidence) {
    assertThat(HeaderShape.defect(name, List.of(value), false))
        .contains(new Defect(fate, evidence, true, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Cookie   | a=1; session=2
          Cookie   | a=1; empty=
          Cookie   | a=1;
          Cookie   | ~a=1; ~
          DPoP     | eyJhbGciOi.eyJodG.c2ln
          X-Tenant | shop
          X-Tenant | a, b
          """)
  void aWholeValueShowsNothing(String name, String value) {
    assertThat(HeaderShape.defect(name, List.of(value), false)).isEmpty();
  }

  @Test
  void aCookieCutAtABuffersEdgeSaysSo() {
    String cookie = "a=" + "x".repeat(8_100) + "; session";
    String cut = cookie + "y".repeat(8_184 - cookie.length());

    assertThat(HeaderShape.defect("cookie", List.of(cut), false))
        .contains(
            new Defect(
                TRUNCATED,
                "last cookie has no =, value of 8184 characters ends at a buffer of 8190",
                true,
                true));
  }

  @Test
  void jsonInBase64IsNoTokenForCertain() {
    Optional<Defect> defect =
        HeaderShape.defect("x-ms-client-principal", List.of("eyJhdXRoX3R5cCI6ImFhZCJ9"), false);

    assertThat(defect).map(Defect::certain).contains(false);
  }

  @Test
  void aLengthAloneIsNoCertainty() {
    Optional<Defect> defect = HeaderShape.defect("X-Groups", List.of("g".repeat(16_384)), false);

    assertThat(defect).map(Defect::certain).contains(false);
    assertThat(defect).map(Defect::fate).contains(TRUNCATED);
  }

  @Test
  void doubledLinesAreSeenWhereOneIsAllowed() {
    List<String> two = List.of("a=1", "b=2");

    assertThat(HeaderShape.defect("X-Tenant", two, false))
        .contains(new Defect(DUPLICATED, "2 lines", true, false));
    assertThat(HeaderShape.defect("X-Forwarded-For", two, false)).isEmpty();
    assertThat(HeaderShape.defect("Cookie", two, false)).map(Defect::fate).contains(DUPLICATED);
    assertThat(HeaderShape.defect("Cookie", two, true)).isEmpty();
  }

  @Test
  void anEmptyValueIsMangled() {
    assertThat(HeaderShape.defect("X-Tenant", List.of(""), false))
        .map(Defect::fate)
        .contains(MANGLED);
  }
}
