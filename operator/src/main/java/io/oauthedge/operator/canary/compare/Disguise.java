package io.oauthedge.operator.canary.compare;

import io.oauthedge.contract.canary.ArrivedField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A change that proxies are known to make to a value: its digest tells it from any other value.
 *
 * @param what in words that follow "arrived"
 */
record Disguise(String what, UnaryOperator<String> change) {
  private static final List<Disguise> KNOWN =
      List.of(
          new Disguise("in quotes", value -> "\"" + value + "\""),
          new Disguise("without its scheme", Disguise::afterScheme),
          new Disguise("with its scheme doubled", value -> scheme(value) + value),
          new Disguise(
              "with a second space after its scheme",
              value -> scheme(value) + " " + afterScheme(value)),
          new Disguise(
              "without the space after its scheme",
              value -> scheme(value).strip() + afterScheme(value)),
          new Disguise("percent-encoded", value -> value.replace(" ", "%20")),
          new Disguise("form-encoded", value -> value.replace(" ", "+")),
          new Disguise("in lower case", value -> value.toLowerCase(Locale.ROOT)),
          new Disguise("in upper case", value -> value.toUpperCase(Locale.ROOT)),
          new Disguise(
              "in another alphabet of Base64", value -> value.replace('-', '+').replace('_', '/')),
          new Disguise("with a comma behind it", value -> value + ","),
          new Disguise("with a semicolon behind it", value -> value + ";"),
          new Disguise("without its hyphens", value -> value.replace("-", "")));

  /** The change that was made to a value, if it is a known one. */
  static Optional<Disguise> of(String sent, ArrivedField arrived) {
    return KNOWN.stream()
        .filter(
            disguise -> {
              String changed = disguise.change.apply(sent);
              return changed.length() == arrived.length()
                  && !changed.equals(sent)
                  && ArrivedField.digest(changed).equals(arrived.digest());
            })
        .findFirst();
  }

  /** The first word with the space behind it; empty where there is one word only. */
  private static String scheme(String value) {
    return value.substring(0, value.indexOf(' ') + 1);
  }

  static String afterScheme(String value) {
    return value.substring(value.indexOf(' ') + 1);
  }
}
