package io.oauthedge.dataplane.tokenendpoint;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The parameters of a request to a token endpoint (RFC 6749 section 3.2), in the client's order.
 * Prints no value.
 */
public record TokenForm(List<FormParameter> parameters) {
  public TokenForm {
    parameters = List.copyOf(parameters);
  }

  /** The first value of a parameter; RFC 6749 allows no second. */
  public Optional<String> first(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(FormParameter::value)
        .findFirst();
  }

  /** The same with another value of a parameter that is there once. */
  public TokenForm with(String name, String value) {
    return new TokenForm(
        parameters.stream()
            .map(p -> p.name().equals(name) ? new FormParameter(name, value) : p)
            .toList());
  }

  /** The form as {@code application/x-www-form-urlencoded} content. */
  public String encode() {
    return parameters.stream()
        .map(p -> encoded(p.name()) + "=" + encoded(p.value()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
