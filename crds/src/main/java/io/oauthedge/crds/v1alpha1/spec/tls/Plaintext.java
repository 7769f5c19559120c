package io.oauthedge.crds.v1alpha1.spec.tls;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a plaintext request meets. */
public enum Plaintext {
  /** 308 to https; one that carries a credential is refused. */
  @JsonProperty("Redirect")
  REDIRECT,
  /** 403. */
  @JsonProperty("Refuse")
  REFUSE,
  /** Served when a trusted proxy says that the client used https. */
  @JsonProperty("TerminatedUpstream")
  TERMINATED_UPSTREAM
}
