package io.oauthedge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(#[^)]*)?\\)");
  private static final Pattern TARGET =
      Pattern.compile("`make ([a-z-]+)`|(?m)^\\$? ?make ([a-z-]+)");

  static List<Page> pages() {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyRelativeLinkLeadsSomewhere(Page page) {
    var missing =
        LINK.matcher(page.text())
            .results()
            .map(m -> m.group(1))
            .filter(link -> !page.path().resolveSibling(link).toFile().exists())
            .toList();

    assertThat(missing).as("broken links of " + page.path().getFileName()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyMakeTargetExists(Page page) throws java.io.IOException {
    String makefile = java.nio.file.Files.readString(Page.root().resolve("Makefile"));

    var missing =
        TARGET
            .matcher(page.text())
            .results()
            .map(m -> m.group(1) == null ? m.group(2) : m.group(1))
            .filter(target -> !makefile.contains("\n" + target + ":"))
            .toList();

    assertThat(missing).as("make targets named in " + page.path().getFileName()).isEmpty();
  }
}
