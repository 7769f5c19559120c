package io.oauthedge.operator.provider;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.oauthedge.contract.HeaderFate;
import io.oauthedge.contract.Hop;
import java.util.Optional;
import java.util.Set;

/**
 * What mends some findings.
 *
 * @param hop the culprit that it speaks of; the load balancer when empty
 * @param fates that it mends; all when empty
 * @param headers that it mends; all when empty
 * @param fix what to set, and where, in one or two sentences; {@code {header}} stands for the name
 */
public record FixRule(
    Optional<Hop> hop,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Set<HeaderFate> fates,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Set<HeaderClass> headers,
    String fix) {
  public FixRule {
    fates = Set.copyOf(fates);
    headers = Set.copyOf(headers);
  }

  /** Whether it mends what happened to a header of this class. */
  public boolean fits(HeaderClass header, HeaderFate fate, Hop culprit) {
    return hop.orElse(Hop.LOAD_BALANCER) == culprit
        && (fates.isEmpty() || fates.contains(fate))
        && (headers.isEmpty() ? !isOfRequestLine(header, culprit) : headers.contains(header));
  }

  /** What mends any header in front mends no method. */
  private static boolean isOfRequestLine(HeaderClass header, Hop culprit) {
    return header == HeaderClass.REQUEST_LINE && culprit == Hop.LOAD_BALANCER;
  }
}
