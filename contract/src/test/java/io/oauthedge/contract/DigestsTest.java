package io.oauthedge.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DigestsTest {
  /** FIPS 180-2, appendix B.1. */
  @Test
  void plainDigestsAreSha256() {
    assertThat(Digests.sha256(bytes("abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  /** RFC 4231, section 4.2. */
  @Test
  void keyedDigestsAreHmacSha256() {
    byte[] key = new byte[20];
    Arrays.fill(key, (byte) 0x0b);

    assertThat(Digests.keyed(key, bytes("Hi There")))
        .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  }

  @Test
  void aKeyThatCouldBeGuessedIsRefused() {
    assertThatThrownBy(() -> Digests.keyed(new byte[15], bytes("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16 bytes");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
