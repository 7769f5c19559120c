package io.oauthedge.operator.canary.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class TrustTest {
  @Test
  void publicAuthoritiesAreReadOnce() throws GeneralSecurityException {
    assertThat(Trust.publicAuthorities()).isNotEmpty().isSameAs(Trust.publicAuthorities());
  }
}
