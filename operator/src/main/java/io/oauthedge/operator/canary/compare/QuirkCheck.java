package io.oauthedge.operator.canary.compare;

import io.oauthedge.contract.canary.ArrivedField;
import io.oauthedge.operator.canary.probe.SentField;
import io.oauthedge.operator.canary.send.Reply;
import io.oauthedge.operator.canary.send.Reply.Foreign;
import io.oauthedge.operator.canary.send.Reply.Sealed;
import java.util.List;
import java.util.stream.Collectors;

/** Says what the way does to names and values that nobody watches: worth knowing, no finding. */
public final class QuirkCheck {
  private static final String INTACT = "arrives";

  private QuirkCheck() {}

  /** What became of the lines of a probe's last field name, in words that follow their subject. */
  public static String of(Reply reply) {
    return switch (reply) {
      case Sealed sealed -> arrived(sealed);
      case Foreign foreign -> "is refused with " + foreign.status();
      case Reply.Broken _ -> "gets no answer";
      case Reply.NotOffered _, Reply.NotSent _ -> "was not tried";
    };
  }

  private static String arrived(Sealed sealed) {
    String name = sealed.sent().getLast().name();
    List<String> sent =
        sealed.sent().stream()
            .filter(field -> field.name().equals(name))
            .map(SentField::value)
            .toList();
    List<String> digests =
        new Arrival(sealed.answer().fields())
            .named(name).stream().map(ArrivedField::digest).toList();
    if (digests.isEmpty()) {
      return "is dropped";
    }
    if (digests.equals(sent.stream().map(ArrivedField::digest).toList())) {
      return INTACT;
    }
    boolean joined =
        digests.size() == 1
            && List.of(joined(sent, ", "), joined(sent, ",")).contains(digests.getFirst());
    return joined ? "is joined to one" : "is changed";
  }

  private static String joined(List<String> values, String separator) {
    return ArrivedField.digest(values.stream().collect(Collectors.joining(separator)));
  }
}
