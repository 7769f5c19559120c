package io.oauthedge.dataplane.tokenendpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form has one reading, and what has several is refused. */
class FormReaderTest {
  private static TokenForm read(String content) throws TokenEndpointRefusal {
    return FormReader.read(content.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Names and values as they are read, one line for each. */
  private static String shown(TokenForm form) {
    return form.parameters().stream()
        .map(p -> p.name() + ":" + p.value())
        .reduce((a, b) -> a + "|" + b)
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          grant_type=refresh_token&refresh_token=abc ~ grant_type:refresh_token|refresh_token:abc
          a=1&b                                      ~ a:1|b:
          a=1&b=                                     ~ a:1|b:
          &a=1&&b=2&                                 ~ a:1|b:2
          a=b=c                                      ~ a:b=c
          a=b%3Dc%26d                                ~ a:b=c&d
          scope=read+write%20all                     ~ scope:read write all
          a=%E2%82%AC                                ~ a:€
          %61=x                                      ~ a:x
          a=;b=2                                     ~ a:;b=2
          resource=x&resource=y                      ~ resource:x|resource:y
          audience=x&audience=x                      ~ audience:x|audience:x
          """)
  void reads(String content, String expected) throws TokenEndpointRefusal {
    assertThat(shown(read(content.strip()))).isEqualTo(expected.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                               | no parameter
          &&                               | no parameter
          =x                               | a parameter without a name
          refresh_token=a&refresh_token=a  | a parameter comes twice
          refresh_token=a&refresh%5Ftoken= | a parameter comes twice
          scope=&scope=                    | a parameter comes twice
          a=%                              | a percent sign without two hex digits
          a=%4                             | a percent sign without two hex digits
          a=%4&b=1                         | a percent sign without two hex digits
          a=%zz                            | a percent sign without two hex digits
          a=%+1                            | a percent sign without two hex digits
          a=%C3                            | not UTF-8
          a=%C0%AF                         | not UTF-8
          a=%ED%A0%80                      | not UTF-8
          %FF=1                            | not UTF-8
          """)
  void refuses(String content, String evidence) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOfSatisfying(
            TokenEndpointRefusal.class,
            refusal -> assertThat(refusal.rejection().evidence()).isEqualTo(evidence));
  }

  @Test
  void refusesMoreParametersThanAnyoneNeeds() {
    var content = new StringBuilder();
    for (int i = 0; i <= 256; i++) {
      content.append('&').append(i).append("=x");
    }

    assertThatThrownBy(() -> read(content.toString())).hasMessage("TOKEN_REQUEST_UNREADABLE");
  }

  @Test
  void whatIsReadIsWrittenWithTheSameMeaning() throws TokenEndpointRefusal {
    String content = "a=%26%3D%2B%25+x&%C3%BC=%0D%0A";

    assertThat(read(read(content).encode())).isEqualTo(read(content));
  }

  @Test
  void printsNoValue() throws TokenEndpointRefusal {
    assertThat(read("refresh_token=secret-value").toString()).doesNotContain("secret-value");
  }
}
