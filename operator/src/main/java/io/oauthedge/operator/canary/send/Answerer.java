package io.oauthedge.operator.canary.send;

import io.oauthedge.contract.canary.ResponseField;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names whoever answered in the edge's stead, by a token of its own Server or Via field: short and
 * harmless, since a stranger wrote it and it ends in a status.
 */
final class Answerer {
  private static final Pattern PRODUCT = Pattern.compile("^([A-Za-z][A-Za-z0-9._-]{0,31})");
  private static final Pattern VIA =
      Pattern.compile("^[0-9A-Za-z./]{1,10}\\s+([A-Za-z][A-Za-z0-9._-]{0,31})");

  private Answerer() {}

  static String name(List<ResponseField> received) {
    return token(received, "server", PRODUCT)
        .or(() -> token(received, "via", VIA))
        .orElse("something that does not name itself");
  }

  private static Optional<String> token(
      List<ResponseField> received, String field, Pattern pattern) {
    return received.stream()
        .filter(line -> line.name().equalsIgnoreCase(field))
        .map(line -> pattern.matcher(line.value()))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst();
  }
}
