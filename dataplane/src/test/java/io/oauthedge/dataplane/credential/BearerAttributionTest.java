package io.oauthedge.dataplane.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import io.oauthedge.contract.Reason;
import io.oauthedge.dataplane.credential.Credential.Bearer;
import io.oauthedge.dataplane.token.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BearerAttributionTest {
  private static final Rejection CUT =
      Rejection.ofAuthorization(
          Reason.AUTHORIZATION_TRUNCATED, Hop.CLIENT, HeaderFate.TRUNCATED, "2 of 3 segments");

  /** Lengths of the value: whole buffers, less the name, less name and CRLF, less HTTP/2's 32. */
  @ParameterizedTest
  @CsvSource({
    "4096, 4096",
    "4095, 4096",
    "4081, 4096",
    "4079, 4096",
    "8190, 8190",
    "8175, 8190",
    "8192, 8192",
    "15345, 15360",
    "16384, 16384",
    "16339, 16384",
    "32751, 32768",
    "65519, 65536"
  })
  void aCutAtABuffersEdgeBehindATrustedProxyIsTheProxys(int length, int buffer) {
    Rejection attributed = new Bearer("t", length, true).attribute(CUT);

    assertThat(attributed.hop()).isEqualTo(Hop.LOAD_BALANCER);
    assertThat(attributed.header()).isEqualTo(CUT.header());
    assertThat(attributed.evidence())
        .isEqualTo(
            "2 of 3 segments, value of " + length + " characters ends at a buffer of " + buffer);
  }

  @ParameterizedTest
  @CsvSource({"4000, true", "4097, true", "8100, true", "9000, true", "4096, false", "8192, false"})
  void elsewhereOrFromAStrangerItIsTheClients(int length, boolean trusted) {
    assertThat(new Bearer("t", length, trusted).attribute(CUT)).isSameAs(CUT);
  }

  @Test
  void otherRefusalsStayAsTheyAre() {
    Rejection expired = Rejection.of(Reason.TOKEN_EXPIRED, "");

    assertThat(new Bearer("t", 4096, true).attribute(expired)).isSameAs(expired);
  }
}
