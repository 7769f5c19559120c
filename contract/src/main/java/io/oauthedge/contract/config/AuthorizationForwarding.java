package io.oauthedge.contract.config;

/** What the upstream gets of an admitted request's Authorization. */
public enum AuthorizationForwarding {
  KEEP,
  REMOVE
}
