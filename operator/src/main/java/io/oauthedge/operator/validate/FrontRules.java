package io.oauthedge.operator.validate;

import io.oauthedge.crds.v1alpha1.spec.ExternalAccess;
import io.oauthedge.crds.v1alpha1.spec.ExternalAccessType;
import io.oauthedge.crds.v1alpha1.spec.OAuthEdgeSpec;
import io.oauthedge.crds.v1alpha1.spec.tls.CipherPolicy;
import io.oauthedge.crds.v1alpha1.spec.tls.ClientCertificateHeader;
import io.oauthedge.crds.v1alpha1.spec.tls.Tls;
import io.oauthedge.operator.provider.LoadBalancerProfile;
import io.oauthedge.operator.provider.Profiles;
import io.oauthedge.operator.validate.Problem.Kind;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the load balancer in front can do what the edge asks of it. */
final class FrontRules {
  private static final String TRUSTED_HEADER = "spec.tls.clientCertificates.trustedHeader";

  private FrontRules() {}

  static Stream<Problem> problems(OAuthEdgeSpec spec) {
    LoadBalancerProfile front = Profiles.of(spec.externalAccess().provider());
    return Stream.of(
            cannotSendProxyProtocol(spec.externalAccess(), front),
            proxyProtocolIsYours(spec.externalAccess(), front),
            proxyProtocolWithoutTls(spec),
            statesNoCertificate(spec.tls(), front),
            anyoneStatesCertificates(spec.tls(), spec.externalAccess()),
            decidesVersions(spec, front))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> cannotSendProxyProtocol(
      ExternalAccess access, LoadBalancerProfile front) {
    return access.proxyProtocol() && !front.tls().proxyProtocol().sends()
        ? Stream.of(
            new Problem(
                Kind.SPEC,
                "spec.externalAccess.proxyProtocol",
                front.name()
                    + " cannot send the PROXY protocol, so every connection would be refused.",
                front.tls().proxyProtocol().how()))
        : Stream.empty();
  }

  /** No annotation of a profile has this one send it. */
  private static Stream<Problem> proxyProtocolIsYours(
      ExternalAccess access, LoadBalancerProfile front) {
    boolean set =
        access.type() == ExternalAccessType.LOAD_BALANCER
            && front.annotations().stream().anyMatch(rule -> rule.proxyProtocol().isPresent());
    return access.proxyProtocol() && front.tls().proxyProtocol().sends() && !set
        ? Stream.of(
            new Problem(
                Kind.WARNING,
                "spec.externalAccess.proxyProtocol",
                "the operator cannot have "
                    + front.name()
                    + " send the PROXY protocol; until it does, every connection is refused.",
                front.tls().proxyProtocol().how()))
        : Stream.empty();
  }

  /** Such a balancer says nothing of http or https, and the direct canary needs a port with TLS. */
  private static Stream<Problem> proxyProtocolWithoutTls(OAuthEdgeSpec spec) {
    return spec.externalAccess().proxyProtocol() && spec.tls().secretName() == null
        ? Stream.of(
            new Problem(
                Kind.SPEC,
                "spec.externalAccess.proxyProtocol",
                "a load balancer that speaks the PROXY protocol proves no https, so without"
                    + " tls.secretName every request would be refused.",
                "Set tls.secretName and let TLS pass through to the edge, or remove"
                    + " proxyProtocol."))
        : Stream.empty();
  }

  private static Stream<Problem> statesNoCertificate(Tls tls, LoadBalancerProfile front) {
    ClientCertificateHeader header = tls.clientCertificates().trustedHeader();
    var stated = front.tls().clientCertificates();
    if (header == null || stated.containsKey(header)) {
      return Stream.empty();
    }
    return Stream.of(
        new Problem(
            Kind.WARNING,
            TRUSTED_HEADER,
            front.name() + " does not state clients' certificates in " + header.field() + ".",
            stated.isEmpty()
                ? "Remove it, unless another proxy in front does."
                : "Set "
                    + stated.entrySet().stream()
                        .map(entry -> entry.getKey().field() + " (" + entry.getValue() + ")")
                        .sorted()
                        .collect(Collectors.joining(", or "))
                    + ", unless another proxy in front does."));
  }

  private static Stream<Problem> anyoneStatesCertificates(Tls tls, ExternalAccess access) {
    return tls.clientCertificates().trustedHeader() != null
            && access.trustedProxies().stream()
                .anyMatch(network -> Cidr.parse(network).filter(Cidr::isBroad).isPresent())
        ? Stream.of(
            new Problem(
                Kind.WARNING,
                TRUSTED_HEADER,
                "it is believed of every pod in spec.externalAccess.trustedProxies, which is broad:"
                    + " each can pose as any client whose certificate it has seen.",
                "Name the subnets of the load balancer alone in spec.externalAccess"
                    + ".trustedProxies."))
        : Stream.empty();
  }

  /** Without a certificate the edge has no listener for TLS at all. */
  private static Stream<Problem> decidesVersions(OAuthEdgeSpec spec, LoadBalancerProfile front) {
    Tls tls = spec.tls();
    boolean asksForMore =
        tls.minVersion() != null || tls.cipherPolicy() != CipherPolicy.INTERMEDIATE;
    return tls.secretName() == null && asksForMore && !follows(spec.externalAccess(), front)
        ? Stream.of(
            new Problem(
                Kind.WARNING,
                tls.minVersion() != null ? "spec.tls.minVersion" : "spec.tls.cipherPolicy",
                "the edge ends no TLS without tls.secretName; the load balancer decides.",
                front.tls().policy()))
        : Stream.empty();
  }

  /** By an annotation of the profile, which is set on the operator's own objects alone. */
  private static boolean follows(ExternalAccess access, LoadBalancerProfile front) {
    return access.type() != ExternalAccessType.CLUSTER_IP
        && front.annotations().stream().anyMatch(rule -> rule.minVersion().isPresent());
  }
}
