package io.oauthedge.operator.canary;

import io.oauthedge.contract.canary.CanaryKeys;
import io.oauthedge.operator.plan.EdgeNames;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One edge as its canary sees it.
 *
 * @param hosts the edge's own host names, lower case: the only ones that a round calls
 * @param url what clients call: scheme, host, perhaps port
 * @param addresses of the Service's load balancer, IP or name: called where the host does not
 *     resolve; may be empty
 * @param pods IP addresses of the edge's ready pods; the first is the control
 * @param podPort of the listener on the pods, and whether it speaks TLS
 * @param preserve header names that must arrive intact
 * @param maxHeadBytes {@code headers.maxSize}
 * @param trusted certificates that the external address may be signed by, beside public CAs; the
 *     edge's own certificate is among them
 * @param clusterAddresses that a round must not call from outside: pods, nodes and cluster IPs
 */
public record CanarySubject(
    EdgeNames edge,
    Set<String> hosts,
    URI url,
    List<String> addresses,
    List<String> pods,
    int podPort,
    boolean podTls,
    List<String> preserve,
    int maxHeadBytes,
    Optional<String> upstreamEchoPath,
    CanaryKeys keys,
    List<X509Certificate> trusted,
    Set<String> clusterAddresses) {
  public CanarySubject {
    hosts = Set.copyOf(hosts);
    addresses = List.copyOf(addresses);
    pods = List.copyOf(pods);
    preserve = List.copyOf(preserve);
    trusted = List.copyOf(trusted);
    clusterAddresses = Set.copyOf(clusterAddresses);
  }
}
