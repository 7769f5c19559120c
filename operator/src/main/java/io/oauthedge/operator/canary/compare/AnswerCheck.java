package io.oauthedge.operator.canary.compare;

import static io.oauthedge.contract.HeaderFate.DROPPED;
import static io.oauthedge.contract.HeaderFate.MOVED;
import static io.oauthedge.contract.HeaderFate.REPLACED;

import io.oauthedge.contract.canary.ResponseField;
import io.oauthedge.operator.canary.probe.Probe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what became of an answer on its way back. */
public final class AnswerCheck {
  /** Names the status line among headers, as HTTP/2 does (RFC 9113 section 8.3.2). */
  public static final String STATUS = ":status";

  /** Names the content among headers. */
  public static final String CONTENT = "content";

  /** A max-age above zero (RFC 6797 section 6.1.1). */
  private static final Pattern LASTING =
      Pattern.compile("(?i)(?:^|;)\\s*max-age\\s*=\\s*\"?0*[1-9]");

  private static final int LEAST_TELLING = 16;

  private AnswerCheck() {}

  /**
   * What came back otherwise than the edge was asked to answer, by header in lower case.
   *
   * @param sealed whether the content came through
   */
  public static Map<String, Harm> of(
      Probe probe, int status, List<ResponseField> received, boolean sealed) {
    var harms = new LinkedHashMap<String, Harm>();
    if (status != probe.status()) {
      harms.put(
          STATUS, new Harm(REPLACED, "was " + probe.status() + ", and came back as " + status));
    }
    for (ResponseField sent : probe.respond()) {
      of(sent, received).ifPresent(harm -> harms.put(sent.name().toLowerCase(Locale.ROOT), harm));
    }
    if (!sealed) {
      harms.put(
          CONTENT,
          new Harm(
              REPLACED,
              "of a " + probe.status() + " is replaced by somebody else's on the way back"));
    }
    return harms;
  }

  private static Optional<Harm> of(ResponseField sent, List<ResponseField> received) {
    List<String> values =
        received.stream()
            .filter(line -> line.name().equalsIgnoreCase(sent.name()))
            .map(ResponseField::value)
            .toList();
    if (values.isEmpty()) {
      return Optional.of(
          received.stream()
              .filter(line -> isTelling(sent) && line.value().equals(sent.value()))
              .findFirst()
              .map(line -> new Harm(MOVED, "came back as " + line.name() + " instead"))
              .orElseGet(() -> new Harm(DROPPED, "was lost on the way back")));
    }
    return isThere(sent, values)
        ? Optional.empty()
        : Optional.of(new Harm(REPLACED, "came back with another value"));
  }

  /** Whether the value is so long that no other line has it by chance. */
  private static boolean isTelling(ResponseField sent) {
    return sent.value().length() >= LEAST_TELLING;
  }

  /**
   * A proxy may add challenges and cookies of its own, tighten a cookie's attributes, and set its
   * own HSTS policy: the sender's intent is kept, unless that policy tells browsers to forget it.
   */
  private static boolean isThere(ResponseField sent, List<String> values) {
    return switch (sent.name().toLowerCase(Locale.ROOT)) {
      case "www-authenticate" -> values.stream().anyMatch(value -> value.contains(sent.value()));
      case "set-cookie" -> {
        String cookie = sent.value().substring(0, sent.value().indexOf(';'));
        yield values.stream().anyMatch(value -> value.startsWith(cookie));
      }
      // Of several, browsers take the first (RFC 6797 section 8.1).
      case "strict-transport-security" -> LASTING.matcher(values.getFirst()).find();
      default -> values.contains(sent.value());
    };
  }
}
