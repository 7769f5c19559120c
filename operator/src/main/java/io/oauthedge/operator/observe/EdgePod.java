package io.oauthedge.operator.observe;

import java.util.Optional;

/**
 * A pod of an edge as Kubernetes sees it.
 *
 * @param address its IP address, once it has one
 * @param node its node's IP address, once it is on one
 * @param ready whether Kubernetes sends it traffic
 * @param terminating whether it is on its way out: it counts for nothing but traffic
 * @param trouble what keeps it from running, as Kubernetes says it
 */
public record EdgePod(
    String uid,
    String name,
    Optional<String> address,
    Optional<String> node,
    boolean ready,
    boolean terminating,
    Optional<String> trouble) {}
