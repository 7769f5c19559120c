package io.oauthedge.operator.validate;

import io.oauthedge.crds.v1alpha1.spec.ExternalAccess;
import io.oauthedge.crds.v1alpha1.spec.tls.Plaintext;
import io.oauthedge.crds.v1alpha1.spec.tls.Tls;
import io.oauthedge.operator.validate.Problem.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who may connect, and who is believed. */
final class NetworkRules {
  private static final String TRUSTED = "spec.externalAccess.trustedProxies";
  private static final String SOURCES = "spec.externalAccess.sourceRanges";

  private NetworkRules() {}

  static Stream<Problem> problems(ExternalAccess access, Tls tls) {
    return Stream.of(
            each(TRUSTED, access.trustedProxies(), NetworkRules::notANetwork),
            each(TRUSTED, access.trustedProxies(), NetworkRules::broad),
            each(SOURCES, access.sourceRanges(), NetworkRules::notANetwork),
            nobodyProvesHttps(access, tls))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> each(
      String field, List<String> networks, Function<Entry, Optional<Problem>> rule) {
    return IntStream.range(0, networks.size())
        .mapToObj(i -> new Entry(field + "[" + i + "]", networks.get(i)))
        .map(rule)
        .flatMap(Optional::stream);
  }

  private static Optional<Problem> notANetwork(Entry entry) {
    return Cidr.parse(entry.network()).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                Kind.SPEC,
                entry.path(),
                entry.network() + " is no network.",
                "Write it as address/prefix, such as 192.0.2.0/24."));
  }

  private static Optional<Problem> broad(Entry entry) {
    return Cidr.parse(entry.network())
        .filter(Cidr::isBroad)
        .map(
            _ ->
                new Problem(
                    Kind.WARNING,
                    entry.path(),
                    entry.network()
                        + " is so broad that it may hold pods, and every pod in it can pose as the"
                        + " load balancer.",
                    "Name the subnets of the load balancer alone."));
  }

  private static Stream<Problem> nobodyProvesHttps(ExternalAccess access, Tls tls) {
    return tls.plaintext() == Plaintext.TERMINATED_UPSTREAM && access.trustedProxies().isEmpty()
        ? Stream.of(
            new Problem(
                Kind.SPEC,
                TRUSTED,
                "tls.plaintext is TerminatedUpstream, but no proxy is trusted to say that the client"
                    + " used https, so every request over plaintext would be refused.",
                "Name the subnets of the load balancer."))
        : Stream.empty();
  }

  private record Entry(String path, String network) {}
}
