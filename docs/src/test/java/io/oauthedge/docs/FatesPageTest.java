package io.oauthedge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.contract.HeaderFate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FatesPageTest {
  private static final Page PAGE = Page.named("fates.md");

  @ParameterizedTest
  @EnumSource(value = HeaderFate.class, names = "ARRIVED", mode = EnumSource.Mode.EXCLUDE)
  void everyFateHasItsSymptomItsProofAndItsFixes(HeaderFate fate) {
    String section = section(fate);

    assertThat(section)
        .contains("**Symptom.**", "**Proof.**", "<!-- begin fixes of " + fate + " -->");
  }

  private static String section(HeaderFate fate) {
    String from = PAGE.text().split("(?m)^## " + fate + "$", 2)[1];
    return from.split("(?m)^## ", 2)[0];
  }
}
