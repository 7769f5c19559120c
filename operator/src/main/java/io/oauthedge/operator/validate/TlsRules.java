package io.oauthedge.operator.validate;

import io.oauthedge.crds.v1alpha1.spec.ExternalAccess;
import io.oauthedge.crds.v1alpha1.spec.ExternalAccessType;
import io.oauthedge.crds.v1alpha1.spec.OAuthEdgeSpec;
import io.oauthedge.crds.v1alpha1.spec.tls.ClientCertificateMode;
import io.oauthedge.crds.v1alpha1.spec.tls.ClientCertificates;
import io.oauthedge.crds.v1alpha1.spec.tls.Plaintext;
import io.oauthedge.operator.validate.Problem.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** Certificates for hosts that are there, and clients' certificates that somebody can show. */
final class TlsRules {
  private static final String CLIENTS = "spec.tls.clientCertificates";

  private TlsRules() {}

  static Stream<Problem> problems(OAuthEdgeSpec spec) {
    return Stream.concat(hosts(spec), clients(spec.tls().clientCertificates(), spec));
  }

  private static Stream<Problem> hosts(OAuthEdgeSpec spec) {
    var problems = new ArrayList<Problem>();
    var named = new HashMap<String, String>();
    for (int i = 0; i < spec.tls().certificates().size(); i++) {
      List<String> hosts = spec.tls().certificates().get(i).hosts();
      for (int j = 0; j < hosts.size(); j++) {
        String path = "spec.tls.certificates[" + i + "].hosts[" + j + "]";
        String host = hosts.get(j);
        if (!host.equals(spec.host()) && !spec.additionalHosts().contains(host)) {
          problems.add(
              new Problem(
                  Kind.SPEC,
                  path,
                  host + " is none of this edge's hosts.",
                  "Add it to spec.additionalHosts, or remove it here."));
        }
        String before = named.putIfAbsent(host, path);
        if (before != null) {
          problems.add(
              new Problem(
                  Kind.SPEC, path, host + " is named by " + before + " too.", "Name it once."));
        }
      }
    }
    return problems.stream();
  }

  private static Stream<Problem> clients(ClientCertificates clients, OAuthEdgeSpec spec) {
    ExternalAccess access = spec.externalAccess();
    if (clients.trustedHeader() != null && access.trustedProxies().isEmpty()) {
      return Stream.of(
          new Problem(
              Kind.SPEC,
              CLIENTS + ".trustedHeader",
              "no proxy is trusted, so the header is believed of nobody.",
              "Name the subnets of the load balancer in spec.externalAccess.trustedProxies."));
    }
    boolean endsTls =
        access.type() == ExternalAccessType.INGRESS
            || spec.tls().plaintext() == Plaintext.TERMINATED_UPSTREAM;
    if (clients.mode() == ClientCertificateMode.REQUIRE
        && clients.trustedHeader() == null
        && endsTls) {
      return Stream.of(
          new Problem(
              Kind.SPEC,
              CLIENTS + ".mode",
              "the load balancer ends TLS, so no client can show the edge a certificate, and every"
                  + " request would be refused.",
              "Set "
                  + CLIENTS
                  + ".trustedHeader to the header in which the load balancer states the"
                  + " certificate, or let TLS pass through to the edge."));
    }
    return Stream.empty();
  }
}
