package io.oauthedge.operator.provider;

import io.oauthedge.crds.v1alpha1.spec.ExternalAccessType;
import io.oauthedge.crds.v1alpha1.spec.Provider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of one load balancer.
 *
 * @param name as its maker writes it
 * @param layer 4 where it passes bytes on, 7 where it reads requests
 * @param types of {@code externalAccess} that it can stand behind
 * @param limits of headers, empty at layer 4 or when unknown
 * @param drops request headers that it does not pass on, unless told otherwise
 * @param renames headers that arrive under another name or with another value
 * @param adds headers that show that a request came through it
 * @param identityHeaders lower case; their presence shows that it consumed Authorization
 * @param marks lower case; found in evidence, each names this load balancer
 * @param tls how it ends TLS, and what it tells of clients below HTTP
 * @param sessions what it does to what tells clients and sessions apart
 * @param annotations that the operator sets, unless the user sets the same
 * @param fixes the first that fits is the one
 * @param beforeEdge what to look at when something answers before the edge
 * @param notes what a user should know beside all that
 * @param sources of the facts
 */
public record LoadBalancerProfile(
    Provider provider,
    String name,
    Verified verified,
    int layer,
    Set<ExternalAccessType> types,
    Timing timing,
    List<HeaderLimit> limits,
    List<Habit> drops,
    List<Habit> renames,
    List<Habit> adds,
    Set<String> identityHeaders,
    List<String> marks,
    TlsFacts tls,
    SessionFacts sessions,
    List<AnnotationRule> annotations,
    List<FixRule> fixes,
    String beforeEdge,
    List<String> notes,
    List<String> sources) {
  public LoadBalancerProfile {
    if (layer != 4 && layer != 7) {
      throw new IllegalArgumentException("layer must be 4 or 7, is " + layer);
    }
    types = Set.copyOf(types);
    limits = List.copyOf(limits);
    drops = List.copyOf(drops);
    renames = List.copyOf(renames);
    adds = List.copyOf(adds);
    identityHeaders = Set.copyOf(identityHeaders);
    marks = List.copyOf(marks);
    annotations = List.copyOf(annotations);
    fixes = List.copyOf(fixes);
    notes = List.copyOf(notes);
    sources = List.copyOf(sources);
  }

  /**
   * The annotations that the operator sets on an object.
   *
   * @param names what stands in braces in their values
   */
  public Map<String, String> annotations(
      AnnotationRule.Target target, AnnotationRule.Traits edge, Map<String, String> names) {
    return annotations.stream()
        .filter(rule -> rule.fits(target, edge))
        .collect(Collectors.toMap(AnnotationRule::name, rule -> rule.value(names)));
  }

  /**
   * What was tried against the real thing by a test of this project; the rest is taken from the
   * sources.
   *
   * @param headers limits, drops and changes
   * @param fixes that the settings which the fixes name mend them
   * @param annotations what a controller makes of them
   */
  public record Verified(boolean headers, boolean fixes, boolean annotations) {}

  /**
   * A limit of headers.
   *
   * @param of what is limited
   * @param most in bytes, unless {@code of} speaks of a number
   * @param answer to more
   */
  public record HeaderLimit(String of, int most, String answer) {}

  /**
   * What it does to some headers.
   *
   * @param header a name, or a description of names
   * @param how when, and to what
   */
  public record Habit(String header, String how) {}
}
