package io.oauthedge.contract.canary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrivedFieldTest {
  @Test
  void aSecretIsToldByLengthAndDigestAlone() {
    ArrivedField field = ArrivedField.of("Authorization", "Bearer abc", false);

    assertThat(field.length()).isEqualTo(10);
    assertThat(field.digest()).isEqualTo(ArrivedField.digest("Bearer abc"));
    assertThat(field.toString()).doesNotContain("Bearer abc");
  }

  @Test
  void whatIsShownIsToldInClear() {
    assertThat(ArrivedField.of("Via", "1.1 google", true).value()).contains("1.1 google");
  }

  /** HTTP parsers give one character a byte; an encoding in between would change the digest. */
  @Test
  void anEightBitValueHasOneByteForEachCharacter() {
    assertThat(ArrivedField.of("X-Name", "\u00fc", false).length()).isEqualTo(1);
    assertThat(ArrivedField.digest("\u00fc")).isNotEqualTo(ArrivedField.digest("\u00c3\u00bc"));
  }
}
