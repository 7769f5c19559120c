package io.oauthedge.operator.canary.compare;

import static io.oauthedge.contract.HeaderFate.DROPPED;
import static io.oauthedge.contract.HeaderFate.DUPLICATED;
import static io.oauthedge.contract.HeaderFate.MANGLED;
import static io.oauthedge.contract.HeaderFate.MOVED;
import static io.oauthedge.contract.HeaderFate.REPLACED;
import static io.oauthedge.contract.HeaderFate.TRUNCATED;

import io.oauthedge.contract.canary.ArrivedField;
import io.oauthedge.operator.canary.probe.SentField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what became of a field that was sent once. */
public final class FieldCheck {
  /** {@code 00-}, before the trace's identifier. */
  private static final int TRACE_VERSION = 3;

  private FieldCheck() {}

  /** Empty when it arrived as sent, or as HTTP lets a proxy rewrite it. */
  public static Optional<Harm> of(SentField sent, Arrival arrival) {
    List<ArrivedField> lines = arrival.named(sent.name());
    if (isIntact(sent, lines)) {
      return Optional.empty();
    }
    if (lines.isEmpty() || lines.stream().allMatch(line -> line.length() == 0)) {
      return Optional.of(lost(sent, arrival, lines.isEmpty() ? "did not arrive" : "arrived empty"));
    }
    return Optional.of(
        lines.size() > 1 ? several(sent, lines) : changed(sent, lines.getFirst(), arrival));
  }

  private static boolean isIntact(SentField sent, List<ArrivedField> lines) {
    if (lines.size() == 1 && isOneOf(accepted(sent), lines.getFirst())) {
      return true;
    }
    return switch (sent.name().toLowerCase(Locale.ROOT)) {
      // HTTP/2 carries a cookie on a line of its own (RFC 9113 section 8.2.3).
      case "cookie" ->
          digests(Stream.of(sent.value().split("; ")))
              .equals(lines.stream().map(ArrivedField::digest).collect(Collectors.toSet()));
      // A proxy that takes part in the trace puts its own span in (W3C Trace Context section 4.3).
      case "traceparent" -> lines.size() == 1 && isSameTrace(sent, lines.getFirst());
      default -> false;
    };
  }

  private static boolean isSameTrace(SentField sent, ArrivedField line) {
    String trace = sent.value().substring(0, sent.value().indexOf('-', TRACE_VERSION) + 1);
    return line.length() == sent.value().length()
        && line.value().filter(value -> value.startsWith(trace)).isPresent();
  }

  /** The value, and for credentials its scheme in another case (RFC 9110 section 11.1). */
  private static Set<String> accepted(SentField sent) {
    String value = sent.value();
    if (!sent.name().equalsIgnoreCase("authorization")) {
      return digests(Stream.of(value));
    }
    int space = value.indexOf(' ');
    String scheme = value.substring(0, space);
    String rest = value.substring(space);
    return digests(
        Stream.of(
            value, scheme.toLowerCase(Locale.ROOT) + rest, scheme.toUpperCase(Locale.ROOT) + rest));
  }

  private static Harm lost(SentField sent, Arrival arrival, String what) {
    return movedTo(sent, arrival)
        .map(name -> new Harm(MOVED, "arrived as " + name + " instead"))
        .orElseGet(() -> new Harm(DROPPED, what));
  }

  private static Optional<String> movedTo(SentField sent, Arrival arrival) {
    return arrival
        .carrying(digests(Stream.of(sent.value(), Disguise.afterScheme(sent.value()))), sent.name())
        .map(ArrivedField::name);
  }

  private static Harm several(SentField sent, List<ArrivedField> lines) {
    long asSent = lines.stream().filter(line -> isOneOf(accepted(sent), line)).count();
    return asSent > 0
        ? new Harm(
            DUPLICATED, "arrived on " + lines.size() + " lines, " + asSent + " of them as sent")
        : new Harm(REPLACED, "arrived on " + lines.size() + " lines, none of them as sent");
  }

  private static Harm changed(SentField sent, ArrivedField line, Arrival arrival) {
    String value = sent.value();
    if (isOneOf(digests(Stream.of(value + ", " + value, value + "," + value)), line)) {
      return new Harm(DUPLICATED, "arrived twice on one line");
    }
    if (line.length() < value.length()
        && ArrivedField.digest(value.substring(0, line.length())).equals(line.digest())) {
      return new Harm(
          TRUNCATED, "arrived cut at " + line.length() + " of " + value.length() + " bytes");
    }
    return Disguise.of(value, line)
        .map(disguise -> new Harm(MANGLED, "arrived " + disguise.what()))
        .orElseGet(
            () ->
                new Harm(
                    REPLACED,
                    "arrived with another value, of "
                        + line.length()
                        + " bytes"
                        + movedTo(sent, arrival)
                            .map(name -> ", and the one that was sent as " + name)
                            .orElse("")));
  }

  private static boolean isOneOf(Set<String> digests, ArrivedField line) {
    return digests.contains(line.digest());
  }

  private static Set<String> digests(Stream<String> values) {
    return values.map(ArrivedField::digest).collect(Collectors.toSet());
  }
}
