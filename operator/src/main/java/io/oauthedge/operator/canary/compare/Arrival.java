package io.oauthedge.operator.canary.compare;

import io.oauthedge.contract.canary.ArrivedField;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The field lines that arrived, in order. */
public record Arrival(List<ArrivedField> lines) {
  public Arrival {
    lines = List.copyOf(lines);
  }

  /** The lines of a name, which has no case (RFC 9110 section 5.1). */
  List<ArrivedField> named(String name) {
    return lines.stream().filter(line -> line.name().equalsIgnoreCase(name)).toList();
  }

  /** The first line of another name whose value has one of these digests. */
  Optional<ArrivedField> carrying(Set<String> digests, String otherThan) {
    return lines.stream()
        .filter(line -> !line.name().equalsIgnoreCase(otherThan) && digests.contains(line.digest()))
        .findFirst();
  }

  /** The entries of a list field that the edge tells in clear (RFC 9110 section 5.6.1). */
  List<String> entries(String name) {
    return named(name).stream()
        .flatMap(line -> line.value().stream())
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }
}
