package io.oauthedge.contract.config;

import io.oauthedge.contract.Require;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One row of the routing table; the most specific match wins: exact before prefix, longer before
 * shorter, with methods before without.
 *
 * @param methods HTTP methods, empty for all
 * @param scopesAll scopes that must all be granted
 * @param scopesAny scopes of which one must be granted; empty for no such demand
 * @param timeoutMillis limit for the whole exchange; absent for the upstream's own
 */
public record RouteConfig(
    String name,
    String path,
    PathType pathType,
    Set<String> methods,
    Access access,
    List<String> scopesAll,
    List<String> scopesAny,
    String upstream,
    Optional<Long> timeoutMillis) {
  public RouteConfig {
    Require.text(name, "routes[].name");
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("routes[].path must begin with /");
    }
    // Sorted: JSON keeps the order, and both sides' hashes must agree across processes.
    methods = Collections.unmodifiableSet(new TreeSet<>(Require.given(methods, "methods")));
    scopesAll = Require.list(scopesAll, "scopesAll");
    scopesAny = Require.list(scopesAny, "scopesAny");
    Require.text(upstream, "routes[].upstream");
  }
}
