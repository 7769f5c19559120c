package io.oauthedge.demo.world;

/** How much of the authorization server is down. */
public enum Outage {
  NONE,
  /** The token endpoint answers 503; metadata and keys are served. */
  TOKEN_ENDPOINT,
  /** Nothing listens. */
  EVERYTHING
}
