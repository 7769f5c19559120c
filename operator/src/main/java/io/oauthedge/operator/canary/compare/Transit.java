package io.oauthedge.operator.canary.compare;

import io.oauthedge.contract.canary.ArrivedField;
import io.oauthedge.contract.canary.ArrivedRequest;
import io.oauthedge.operator.canary.send.Reply.Sealed;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Proof that a request came in from outside: something that a request straight to a pod lacks.
 *
 * @param marks for a message; empty when nothing proves it
 */
public record Transit(List<String> marks) {
  private static final int MOST_NAMES = 4;

  public Transit {
    marks = List.copyOf(marks);
  }

  /**
   * Compares the same probe on both ways.
   *
   * @param https whether the outer one was called by https
   */
  public static Transit of(Sealed outside, Sealed direct, boolean https) {
    var marks = new ArrayList<String>();
    ArrivedRequest came = outside.answer().request();
    ArrivedRequest control = direct.answer().request();
    if (https && !came.tls()) {
      marks.add("TLS ends before the edge");
    }
    if (came.trustedPeer() && !control.trustedPeer()) {
      marks.add("the peer is a trusted proxy");
    }
    if (!came.host().equals(control.host())) {
      marks.add("Host is rewritten");
    }
    String added = names(added(outside, direct));
    if (!added.isEmpty()) {
      marks.add(added + " added");
    }
    if (isTouched(outside) && !isTouched(direct)) {
      marks.add("field lines changed");
    }
    if (!came.peer().equals(control.peer()) && isPublic(came.peer())) {
      marks.add("the peer is a public address");
    }
    return new Transit(marks);
  }

  /** Whether there is any proof. */
  public boolean isProven() {
    return !marks.isEmpty();
  }

  /** Names of lines that nobody sent; those of a request straight to a pod are the client's own. */
  private static Set<String> added(Sealed outside, Sealed direct) {
    Set<String> own =
        Stream.concat(
                outside.sent().stream().map(field -> field.name()),
                direct.answer().fields().stream().map(ArrivedField::name))
            .map(Transit::lower)
            .collect(Collectors.toCollection(HashSet::new));
    return outside.answer().fields().stream()
        .map(field -> lower(field.name()))
        .filter(name -> !own.contains(name))
        .collect(Collectors.toSet());
  }

  private static boolean isTouched(Sealed reply) {
    var arrival = new Arrival(reply.answer().fields());
    return reply.sent().stream().anyMatch(field -> FieldCheck.of(field, arrival).isPresent());
  }

  private static String names(Set<String> names) {
    return names.stream().sorted().limit(MOST_NAMES).collect(Collectors.joining(", "));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static boolean isPublic(String literal) {
    InetAddress address = InetAddress.ofLiteral(literal);
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
    boolean carrierGrade =
        bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64; // RFC 6598
    return !(uniqueLocal
        || carrierGrade
        || address.isSiteLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isAnyLocalAddress());
  }
}
