package io.oauthedge.dataplane.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
  @ParameterizedTest
  @CsvSource({
    "/, /, /",
    "/a/b.c?q=../%2f, /a/b.c, /a/b.c?q=../%2f",
    "/.well-known/x, /.well-known/x, /.well-known/x",
    "/a..b/...., /a..b/...., /a..b/....",
    "//a///b, /a/b, /a/b",
    "/%61, /a, /%61",
    "/a+b, /a+b, /a+b",
    "/%C3%A9, /é, /%C3%A9",
    "/a;v=1/b, /a;v=1/b, /a;v=1/b",
  })
  void oneMeaning(String target, String matched, String sent) {
    assertThat(RequestPath.of(target))
        .hasValueSatisfying(
            path -> {
              assertThat(path.matched()).isEqualTo(matched);
              assertThat(path.sent()).isEqualTo(sent);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "a",
        "http://h/",
        "/..",
        "/a/../b",
        "/./a",
        "/a/.",
        "/%2e%2e/a",
        "/.%2E/a",
        "/a/..;x/b",
        "/a%2fb",
        "/a%5Cb",
        "/a\\b",
        "/a%252fb",
        "/a%252e",
        "/%",
        "/%4",
        "/%zz",
        "/a%00",
        "/a%0d%0ab",
        "/a b",
        "/é",
        "/a#b",
        "/%ff",
        "/a/%2e"
      })
  void noMeaningOrSeveral(String target) {
    assertThat(RequestPath.of(target)).isEmpty();
  }
}
