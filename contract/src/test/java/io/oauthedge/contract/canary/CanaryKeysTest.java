package io.oauthedge.contract.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryKeysTest {
  private static final String SECRET = Base64.getEncoder().encodeToString(key(7));

  @Test
  void theMountedFileIsReadBackInItsOrder() {
    CanaryKeys keys = new CanaryKeys(List.of(key(1), key(2)));

    assertThat(CanaryKeys.parse(keys.format())).isEqualTo(keys);
    assertThat(CanaryKeys.parse(keys.format()).keys().getFirst()).isEqualTo(key(1));
  }

  @Test
  void anotherOrderIsAnotherFile() {
    assertThat(new CanaryKeys(List.of(key(1), key(2))))
        .isNotEqualTo(new CanaryKeys(List.of(key(2), key(1))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "short\n", "c2hvcnQ=\n", "not base64 at all"})
  void anythingElseIsRefused(String file) {
    assertThatThrownBy(() -> CanaryKeys.parse(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lines of Base64 of 32 bytes");
  }

  @Test
  void neitherTextNorErrorTellsAKey() {
    assertThat(new CanaryKeys(List.of(key(7))).toString()).doesNotContain(SECRET);
    assertThatThrownBy(() -> CanaryKeys.parse(SECRET + "\n" + SECRET + "x\n"))
        .hasMessageNotContaining(SECRET)
        .rootCause()
        .hasMessageNotContaining(SECRET);
  }

  private static byte[] key(int filler) {
    byte[] key = new byte[CanaryKeys.KEY_BYTES];
    Arrays.fill(key, (byte) filler);
    return key;
  }
}
