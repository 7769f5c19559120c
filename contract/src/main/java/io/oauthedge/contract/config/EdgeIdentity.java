package io.oauthedge.contract.config;

import io.oauthedge.contract.Require;

/** Whose configuration this is: the resource's namespace, name and generation. */
public record EdgeIdentity(String namespace, String name, long generation) {
  public EdgeIdentity {
    Require.text(namespace, "edge.namespace");
    Require.text(name, "edge.name");
    Require.atLeast(0, generation, "edge.generation");
  }
}
