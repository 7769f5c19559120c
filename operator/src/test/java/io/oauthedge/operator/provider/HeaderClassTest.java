package io.oauthedge.operator.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderClassTest {
  @ParameterizedTest
  @CsvSource({
    "authorization, AUTHORIZATION",
    "x_tenant, ODD_NAME",
    "x.tenant, ODD_NAME",
    "x-forwarded-proto, FORWARDED",
    "forwarded, FORWARDED",
    "host, HOST",
    ":status, RESPONSE",
    "content, RESPONSE",
    "www-authenticate, RESPONSE",
    "dpop, OTHER",
    "x-tenant, OTHER"
  })
  void aHeaderIsOfTheClassThatOneSettingTreatsAlike(String header, HeaderClass expected) {
    assertThat(HeaderClass.of(header)).isEqualTo(expected);
  }
}
