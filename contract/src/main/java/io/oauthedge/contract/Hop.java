package io.oauthedge.contract;

/** A party on a request's way; a finding names the one that it is attributed to. */
public enum Hop {
  /** The caller, or whatever it runs behind before the first party that the user operates. */
  CLIENT,
  /** Any proxy between the client and the edge. */
  LOAD_BALANCER,
  /** The edge pod itself. */
  EDGE,
  /** The application behind the edge, or a sidecar before it. */
  UPSTREAM,
  /** The issuer of tokens: discovery, keys, token endpoint. */
  AUTHORIZATION_SERVER
}
