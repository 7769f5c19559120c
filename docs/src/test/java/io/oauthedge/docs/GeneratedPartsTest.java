package io.oauthedge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthedge.docs.generated.Generated;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Ddocs.regenerate=true} writes the parts anew; read the difference before committing. */
class GeneratedPartsTest {
  private static final boolean REGENERATE = Boolean.getBoolean("docs.regenerate");

  static List<Page> pages() {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whatIsGeneratedIsAsTheCodeSays(Page page) throws IOException {
    String asTheCodeSays = Generated.in(page.text());
    if (REGENERATE) {
      Files.writeString(page.path(), asTheCodeSays);
    } else {
      assertThat(page.text()).isEqualTo(asTheCodeSays);
    }
  }
}
